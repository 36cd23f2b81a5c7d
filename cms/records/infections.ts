import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { Infection, InfectionRule, RecoveryProof } from '#domain/booking/infection.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { Infection as Row } from './payload-types.ts';
import { bookedDays } from './shapes/enrolled.ts';
import { idOf } from './supply.ts';
import { words } from './words.ts';

/** A child that a centre keeps at home, whose it is, and on which of its booked days it was noted as not coming. */
export interface InfectionRecord extends Infection {
  id: string;
  facilityId: string;
  classId: string;
  /** Of a child that the centre has enrolled itself there may be none. */
  guardianId?: string;
  /** The child's id, or the name of its enrolment. */
  child: string;
  /** As the roster names the stay at which it was noted. */
  booking: string;
  /** The code of its rule. */
  disease: string;
  notedAt: Instant;
  notedBy: string;
  days: { booking: string; date: CivilDate }[];
  revision: number;
}

export interface Infections {
  /** All rules of the city, each from its day on. */
  rules(): Promise<InfectionRule[]>;
  find(id: string, unit?: Unit): Promise<InfectionRecord | undefined>;
  /** A child's at a centre, by any of its names, the last noted first. */
  ofChildAt(names: readonly string[], facilityId: string, unit?: Unit): Promise<InfectionRecord[]>;
  /** A centre's that are kept, the last noted first. */
  listAt(facilityId: string): Promise<InfectionRecord[]>;
  /** What was noted of one disease in a class. */
  ofClass(classId: string, disease: string, unit?: Unit): Promise<InfectionRecord[]>;
  /** A family's, and of whom is linked with it. */
  ofFamily(guardianId: string): Promise<InfectionRecord[]>;
  add(noted: Omit<InfectionRecord, 'id' | 'revision' | 'proof' | 'withdrawn'>, unit: Unit): Promise<InfectionRecord>;
  /** Throws a `ConflictError` where somebody was faster. */
  change(
    seen: InfectionRecord,
    to: { proof?: RecoveryProof & { by: string }; withdrawnAt?: Instant; days?: InfectionRecord['days'] },
    unit: Unit,
  ): Promise<void>;
  /** What was noted of an enrolled child is from now on its family's child's. */
  giveTo(enrolled: string, to: { child: string; guardianId: string }, unit: Unit): Promise<void>;
  removeOfChild(child: string, unit: Unit): Promise<void>;
  /** Those that might come back before a day. */
  removeBackBefore(day: CivilDate): Promise<void>;
}

export function createInfections({ payload }: Kept): Infections {
  const collection = 'infections';
  const list = async (where: Where, req?: Unit) => {
    const asked = { collection, where, sort: '-notedAt', depth: 0, pagination: false, limit: 0, req } as const;
    return (await payload.find(asked)).docs.map(toInfection);
  };
  return {
    rules: async () => {
      const asked = { collection: 'infection-rules', locale: 'all', depth: 0, pagination: false, limit: 0 } as const;
      return (await payload.find({ ...asked, sort: 'id' })).docs.map(
        ({ code, name, days, proof, watchCases, watchDays, tellCases, checked, readOn, source, sourceUrl, effectiveOn }) => ({
          ...{ code, name: words(name), days, proof: proof ?? false, watchCases, watchDays, tellCases },
          ...{ checked, readOn, source, sourceUrl: sourceUrl || undefined, effectiveOn },
        }),
      );
    },
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    ofChildAt: (names, facilityId, req) => list({ child: { in: [...names] }, facility: { equals: facilityId } }, req),
    listAt: (facilityId) => list({ facility: { equals: facilityId } }),
    ofClass: (classId, disease, req) => list({ class: { equals: classId }, disease: { equals: disease } }, req),
    ofFamily: async (guardianId) => list({ guardian: { in: await familyOf(payload, guardianId) } }),
    add: async ({ facilityId, classId, guardianId, ...noted }, req) => {
      const data = { ...noted, facility: facilityId, class: classId, guardian: guardianId ?? null, revision: 0 };
      return toInfection(await payload.create({ collection, depth: 0, data, req }));
    },
    change: async ({ id, revision }, { proof, withdrawnAt, days }, req) => {
      const where = { id: { equals: id }, revision: { equals: revision } };
      const said = proof ? { proofOn: proof.on, proofIssuer: proof.issuer, proofBy: proof.by } : {};
      const data = { ...said, ...(withdrawnAt ? { withdrawnAt } : {}), ...(days ? { days } : {}), revision: revision + 1 };
      if (!(await payload.db.updateOne({ collection, where, data, req })))
        throw new ConflictError(`infection ${id} has been changed by somebody else`);
    },
    giveTo: async (enrolled, { child, guardianId }, req) => {
      for (const { id, revision } of await list({ child: { equals: enrolled } }, req))
        await payload.db.updateOne({ collection, id, data: { child, guardian: guardianId, revision: revision + 1 }, req });
    },
    removeOfChild: async (child, req) => {
      await payload.db.deleteMany({ collection, where: { child: { equals: child } }, req });
    },
    removeBackBefore: async (day) => {
      await payload.db.deleteMany({ collection, where: { back: { less_than: day } } });
    },
  };
}

const toInfection = (row: Row): InfectionRecord => ({
  id: row.id,
  facilityId: idOf(row.facility),
  classId: idOf(row.class),
  guardianId: idOf(row.guardian) || undefined,
  child: row.child,
  booking: row.booking,
  disease: row.disease,
  onset: row.onset,
  from: row.from,
  back: row.back,
  needsProof: row.needsProof,
  proof: row.proofOn ? { on: row.proofOn, issuer: row.proofIssuer ?? '' } : undefined,
  withdrawn: Boolean(row.withdrawnAt),
  notedAt: row.notedAt,
  notedBy: row.notedBy,
  days: bookedDays.parse(row.days ?? []),
  revision: row.revision,
});
