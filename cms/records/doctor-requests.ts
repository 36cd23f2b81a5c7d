import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import { type DoctorState, isUnderWay } from '#domain/guidance/family-doctor.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { DoctorRequest as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** That a family would like to sign with a family doctor of a station. */
export interface DoctorRequest {
  id: string;
  /** Nobody any more where the account was closed. */
  guardianId?: string;
  districtCode: string;
  townshipCode: string;
  clinicId: string;
  address: string;
  wish: string;
  askedAt: Instant;
  state: DoctorState;
  /** What the station says: when to come and what to bring, or why not. */
  answer: string;
  answeredBy?: string;
  changes: number;
}

type NewRequest = Pick<DoctorRequest, 'districtCode' | 'townshipCode' | 'clinicId' | 'address' | 'wish' | 'askedAt'> & {
  guardianId: string;
  formKey: string;
  consentAt: Instant;
};
type Change = Partial<Pick<DoctorRequest, 'state' | 'answer' | 'answeredBy'>>;

/** What is left of a request that nobody needs any more: that it was made in a township, and what became of it. */
const FORGOTTEN = { address: null, wish: null };

export interface DoctorRequests {
  find(id: string, unit?: Unit): Promise<DoctorRequest | undefined>;
  findSent(formKey: string, unit: Unit): Promise<DoctorRequest | undefined>;
  /** A family's and those of whom is linked with it, the newest first. */
  ofFamily(guardianId: string, unit?: Unit): Promise<DoctorRequest[]>;
  /** Of an area: a district's or a township's code, or all of the city; the longest waiting first. */
  listOf(area: string | undefined, where: { states: readonly DoctorState[] }): Promise<DoctorRequest[]>;
  add(request: NewRequest, unit: Unit): Promise<DoctorRequest>;
  /** Throws a `ConflictError` when somebody was faster. */
  change(seen: Pick<DoctorRequest, 'id' | 'changes'>, to: Change, unit: Unit): Promise<void>;
  /** Where the family lives and what it wrote is forgotten. */
  forgetDetails(id: string, unit: Unit): Promise<void>;
  /** Of a family that closes its account: what is under way goes, of the rest it stays that it was. */
  erase(guardianId: string, unit: Unit): Promise<void>;
}

export function createDoctorRequests({ payload }: Pick<Kept, 'payload'>): DoctorRequests {
  const collection = 'doctor-requests';
  const asked = { collection, depth: 0, pagination: false, limit: 0 } as const;
  const list = async (where: Where, req?: Unit, sort = '-askedAt') =>
    (await payload.find({ ...asked, where, sort, ...(req ? { req } : {}) })).docs.map(toRequest);
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    findSent: async (formKey, req) => (await list({ formKey: { equals: formKey } }, req))[0],
    ofFamily: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) } }, req),
    listOf: (area, { states }) => {
      const within = area ? { [area.length === 6 ? 'districtCode' : 'townshipCode']: { equals: area } } : {};
      return list({ ...within, state: { in: [...states] } }, undefined, 'askedAt');
    },
    add: async ({ guardianId: guardian, clinicId: clinic, ...request }, req) => {
      const data = { ...request, guardian, clinic, state: 'asked', changes: 0 } as const;
      return toRequest(await payload.create({ collection, depth: 0, data, req }));
    },
    change: async ({ id, changes }, to, req) => {
      const where = { id: { equals: id }, changes: { equals: changes } };
      const done = await payload.db.updateOne({ collection, where, data: { ...to, changes: changes + 1 }, req });
      if (!done) throw new ConflictError(`request ${id} has been changed by somebody else`);
    },
    forgetDetails: async (id, req) => {
      await payload.db.updateOne({ collection, where: { id: { equals: id } }, data: FORGOTTEN, req });
    },
    erase: async (guardianId, req) => {
      for (const one of await list({ guardian: { equals: guardianId } }, req)) {
        const where = { id: { equals: one.id } };
        if (isUnderWay(one)) await payload.db.deleteMany({ collection, where, req });
        else await payload.db.updateOne({ collection, where, data: { ...FORGOTTEN, guardian: null, answer: null }, req });
      }
    },
  };
}

function toRequest({ guardian, address, wish, answer, answeredBy, clinic, ...row }: Row): DoctorRequest {
  const { id, districtCode, townshipCode, askedAt, state, changes } = row;
  return {
    ...{ id, districtCode, townshipCode, askedAt, state, changes, clinicId: clinic },
    guardianId: guardian ? idOf(guardian) : undefined,
    address: address ?? '',
    wish: wish ?? '',
    answer: answer ?? '',
    answeredBy: answeredBy || undefined,
  };
}
