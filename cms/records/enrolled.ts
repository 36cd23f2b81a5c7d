import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import { findPlain } from '#cms/ports/database/plain-rows.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { withoutCollectors } from '#domain/booking/handover.ts';
import { personOf } from '#domain/family/person.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import { type ContractPlace, type EnrolledChild, lastDayOf } from '#domain/places/enrolled.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { ERASED, NAMELESS } from './children.ts';
import { familyOf } from './family-of.ts';
import type { EnrolledChild as Row } from './payload-types.ts';
import { bookingAction, keptPickup } from './shapes/booking.ts';
import { enrolledChanges, handedOver, weekPattern } from './shapes/enrolled.ts';
import { idOf } from './supply.ts';

/** A child whom its centre has enrolled outside the portal. */
export interface EnrolledRecord extends EnrolledChild {
  facilityId: string;
  name: string;
  contractPlace: ContractPlace;
  contact?: string;
  pickups: KeptPickup[];
  /** What was noted of its days. */
  actions: BookingAction[];
  handedOver: { booking: string; from: CivilDate; to: CivilDate }[];
  batch: string;
  enteredAt: Instant;
  codeUntil?: Instant;
  /** Its family, once it has used the code that the centre gave it. */
  guardianId?: string;
  childId?: string;
  revision: number;
}

export type NewEnrolled = Pick<
  EnrolledRecord,
  | 'facilityId'
  | 'classId'
  | 'name'
  | 'birthDate'
  | 'pattern'
  | 'from'
  | 'to'
  | 'contractPlace'
  | 'of'
  | 'contact'
  | 'pickups'
  | 'batch'
  | 'enteredAt'
> & { enteredBy: string };

type Changed = Partial<
  Pick<EnrolledRecord, 'to' | 'changes' | 'actions' | 'handedOver' | 'guardianId' | 'childId' | 'contact'>
> & {
  code?: { hash: string; until: Instant } | null;
};

/** Children of families that are no family of the portal yet; read only where it is needed, and each look by staff is logged. */
export interface Enrolled {
  find(id: string, unit?: Unit): Promise<EnrolledRecord | undefined>;
  /** Those whose last day is not before a day, by name. */
  listOf(facilityId: string, from: CivilDate, unit?: Unit): Promise<EnrolledRecord[]>;
  /** Those of one paste. */
  ofBatch(facilityId: string, batch: string, unit?: Unit): Promise<EnrolledRecord[]>;
  findByCode(hash: string, at: Instant, unit?: Unit): Promise<EnrolledRecord | undefined>;
  /** What a family has taken up, at one centre or at all. */
  ofFamily(guardianId: string, unit?: Unit): Promise<EnrolledRecord[]>;
  ofChild(childId: string, facilityId: string, unit?: Unit): Promise<EnrolledRecord[]>;
  /** What the families of some children have taken up. */
  ofChildren(childIds: readonly string[], unit?: Unit): Promise<EnrolledRecord[]>;
  /** Centres that have any who still come. */
  facilitiesFrom(from: CivilDate): Promise<string[]>;
  add(children: readonly NewEnrolled[], unit: Unit): Promise<EnrolledRecord[]>;
  /** Throws a `ConflictError` when somebody has changed it since it was read. */
  change(seen: EnrolledRecord, to: Changed, unit: Unit): Promise<EnrolledRecord>;
  remove(ids: readonly string[], unit: Unit): Promise<void>;
  /** It came until a day, and nobody can tell any more who it was. */
  makeNameless(child: EnrolledRecord, to: CivilDate, unit: Unit): Promise<void>;
  /** Those whose last day was before a day: what the law wants kept of them has had its time. */
  endedBefore(day: CivilDate): Promise<string[]>;
}

const ASKED_AT_ONCE = 500;

export function createEnrolled({ payload }: Kept): Enrolled {
  const collection = 'enrolled-children';
  const asked = { collection, depth: 0 } as const;
  const list = async (where: Where, req?: Unit) =>
    (await findPlain(payload, { collection, where, sort: 'name', req })).map(toEnrolled);
  return {
    find: async (id, req) => {
      const doc = isId(id) ? await payload.findByID({ ...asked, id, disableErrors: true, req }) : null;
      return doc ? toEnrolled(doc) : undefined;
    },
    listOf: (facilityId, from, req) => list({ facility: { equals: facilityId }, lastDay: { greater_than_equal: from } }, req),
    ofBatch: (facilityId, batch, req) => list({ facility: { equals: facilityId }, batch: { equals: batch } }, req),
    findByCode: async (hash, at, req) => (await list({ codeHash: { equals: hash }, codeUntil: { greater_than: at } }, req))[0],
    ofFamily: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) } }, req),
    ofChild: (childId, facilityId, req) => list({ child: { equals: childId }, facility: { equals: facilityId } }, req),
    ofChildren: async (childIds, req) => {
      const found: EnrolledRecord[] = [];
      for (let n = 0; n < childIds.length; n += ASKED_AT_ONCE)
        found.push(...(await list({ child: { in: childIds.slice(n, n + ASKED_AT_ONCE) } }, req)));
      return found;
    },
    facilitiesFrom: async (from) => {
      const where = { lastDay: { greater_than_equal: from } };
      const { docs } = await payload.find({ ...asked, where, select: { facility: true }, pagination: false, limit: 0 });
      return [...new Set(docs.map(({ facility }) => idOf(facility)))];
    },
    add: async (children, req) => {
      const added: EnrolledRecord[] = [];
      for (const { facilityId, classId, pattern, of: party, ...child } of children) {
        const keys = { person: personOf(child), lastDay: lastDayOf(child) };
        const data = {
          ...child,
          ...keys,
          party,
          facility: facilityId,
          class: classId,
          pattern: [...pattern],
          actions: [],
          handedOver: [],
        };
        added.push(toEnrolled(await payload.create({ ...asked, data: { ...data, revision: 1 }, req })));
      }
      return added;
    },
    change: async (seen, { code, guardianId, childId, ...to }, req) => {
      const data = {
        ...to,
        ...(to.changes ? { changes: [...to.changes] } : {}),
        ...('to' in to ? { lastDay: lastDayOf({ ...seen, to: to.to }), to: to.to ?? null } : {}),
        ...(guardianId ? { guardian: guardianId } : {}),
        ...(childId ? { child: childId } : {}),
        ...(code === undefined ? {} : { codeHash: code?.hash ?? null, codeUntil: code?.until ?? null }),
        revision: seen.revision + 1,
      };
      const where = { id: { equals: seen.id }, revision: { equals: seen.revision } };
      const doc = await payload.db.updateOne({ collection, where, data, req });
      if (!doc) throw new ConflictError(`enrolled child ${seen.id} has been changed by somebody else`);
      const codeUntil = code === undefined ? seen.codeUntil : code?.until;
      return {
        ...seen,
        ...to,
        guardianId: guardianId ?? seen.guardianId,
        childId: childId ?? seen.childId,
        codeUntil,
        revision: seen.revision + 1,
      };
    },
    remove: async (ids, req) => {
      await payload.db.deleteMany({ collection, where: { id: { in: [...ids] } }, req });
    },
    makeNameless: async ({ id, birthDate, actions, revision }, to, req) => {
      const known = { person: `${ERASED}${id}`, name: NAMELESS, birthDate: `${birthDate.slice(0, 4)}-01-01` };
      const forgotten = { contact: null, pickups: [], guardian: null, child: null, codeHash: null, codeUntil: null };
      const data = { ...known, ...forgotten, actions: withoutCollectors(actions), to, lastDay: to, revision: revision + 1 };
      await payload.db.updateOne({ collection, id, data, req });
    },
    endedBefore: async (day) => {
      const where = { lastDay: { less_than: day } };
      return (await payload.find({ ...asked, where, select: {}, pagination: false, limit: 0 })).docs.map(({ id }) => id);
    },
  };
}

function toEnrolled(doc: Row): EnrolledRecord {
  return {
    id: doc.id,
    facilityId: idOf(doc.facility),
    classId: idOf(doc.class),
    name: doc.name,
    birthDate: doc.birthDate,
    pattern: weekPattern.parse(doc.pattern),
    from: doc.from,
    to: doc.to ?? undefined,
    contractPlace: doc.contractPlace,
    of: doc.party ?? undefined,
    contact: doc.contact ?? undefined,
    pickups: keptPickup.array().parse(doc.pickups ?? []),
    actions: bookingAction.array().parse(doc.actions ?? []),
    handedOver: handedOver.parse(doc.handedOver ?? []),
    changes: enrolledChanges.parse(doc.changes ?? []),
    batch: doc.batch,
    enteredAt: doc.enteredAt,
    codeUntil: doc.codeUntil ?? undefined,
    guardianId: idOf(doc.guardian) || undefined,
    childId: idOf(doc.child) || undefined,
    revision: doc.revision ?? 0,
  };
}
