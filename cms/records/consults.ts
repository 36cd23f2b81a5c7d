import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { ConsultState, ConsultWay, SlotState } from '#domain/guidance/consult.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import { isId, type Kept } from './kept.ts';
import type { Consult as Row, ConsultSlot as SlotRow } from './payload-types.ts';
import { idOf } from './supply.ts';

/** Minutes of an expert's day that a family can have. */
export interface ConsultSlot {
  id: string;
  expertId?: string;
  expertName: string;
  date: CivilDate;
  from: number;
  to: number;
  startsAt: Instant;
  way: ConsultWay;
  /** The clinic's address, or the link: for the family that has it alone. */
  where: string;
  state: SlotState;
  version: number;
}

/** A family's consultation, through all the slots that it had. */
export interface Consult {
  id: string;
  slotId: string;
  /** Nobody any more where the account was closed. */
  guardianId?: string;
  childId?: string;
  wish: string;
  state: ConsultState;
  /** Why the expert took it back. */
  reason?: string;
  changes: number;
  changedAt: Instant;
}

type NewSlot = Omit<ConsultSlot, 'id' | 'state' | 'version' | 'expertId'> & { expertId: string };
type Change = Partial<Pick<Consult, 'slotId' | 'state' | 'reason'>>;

/** Of a family that has closed its account, or of a child that it took out, it stays that somebody came. */
const NOBODYS = { guardian: null, child: null, wish: null };

export interface Consults {
  findSlot(id: string, unit?: Unit): Promise<ConsultSlot | undefined>;
  /** What an expert offers on a day, without what was taken back, the first first. */
  slotsOn(expertId: string, day: CivilDate, unit?: Unit): Promise<ConsultSlot[]>;
  /** What an expert has promised or offers after an instant. */
  aheadOf(expertId: string, at: Instant, unit?: Unit): Promise<ConsultSlot[]>;
  /** Those that begin after an instant and nobody has, the first first. */
  openAfter(at: Instant, most: number): Promise<ConsultSlot[]>;
  addSlots(slots: readonly NewSlot[], unit: Unit): Promise<void>;
  /** Throws a `ConflictError` where somebody was faster: whoever reads it again sees that it is taken. */
  setSlot(seen: Pick<ConsultSlot, 'id' | 'version'>, state: SlotState, unit: Unit): Promise<void>;
  find(id: string, unit?: Unit): Promise<Consult | undefined>;
  /** A family's, the newest first. */
  ofFamily(guardianId: string, unit?: Unit): Promise<Consult[]>;
  /** Those that have these slots. */
  ofSlots(slotIds: readonly string[], unit?: Unit): Promise<Consult[]>;
  add(consult: Pick<Consult, 'slotId' | 'wish'> & { guardianId: string; childId: string }, unit: Unit): Promise<Consult>;
  change(seen: Pick<Consult, 'id' | 'changes'>, to: Change, unit: Unit): Promise<void>;
  makeNameless(id: string, unit: Unit): Promise<void>;
  /** Of consultations on days before one. */
  forgetBefore(day: CivilDate): Promise<void>;
}

export function createConsults({ payload, now }: Kept): Consults {
  const all = { depth: 0, pagination: false, limit: 0 } as const;
  const slots = async (where: Where, req?: Unit, limit = 0) => {
    const asked = { collection: 'consult-slots', ...all, limit, where, sort: 'startsAt' } as const;
    return (await payload.find({ ...asked, ...(req ? { req } : {}) })).docs.map(toSlot);
  };
  const list = async (where: Where, req?: Unit) => {
    const asked = { collection: 'consults', ...all, where, sort: '-changedAt' } as const;
    return (await payload.find({ ...asked, ...(req ? { req } : {}) })).docs.map(toConsult);
  };
  return {
    findSlot: async (id, req) => (isId(id) ? (await slots({ id: { equals: id } }, req))[0] : undefined),
    slotsOn: (expert, date, req) =>
      slots({ expert: { equals: expert }, date: { equals: date }, state: { not_equals: 'withdrawn' } }, req),
    aheadOf: (expert, at, req) =>
      slots({ expert: { equals: expert }, startsAt: { greater_than: at }, state: { not_equals: 'withdrawn' } }, req),
    openAfter: (at, most) => slots({ state: { equals: 'open' }, startsAt: { greater_than_equal: at } }, undefined, most),
    addSlots: async (offered, req) => {
      for (const { expertId: expert, ...slot } of offered) {
        const data = { ...slot, expert, state: 'open', version: 1 } as const;
        await payload.create({ collection: 'consult-slots', depth: 0, data, req });
      }
    },
    setSlot: async ({ id, version }, state, req) => {
      const where = { id: { equals: id }, version: { equals: version } };
      const data = { state, version: version + 1 };
      const done = await payload.db.updateOne({ collection: 'consult-slots', where, data, req });
      if (!done) throw new ConflictError(`slot ${id} has been taken by somebody else`);
    },
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    ofFamily: async (guardianId, req) => list({ guardian: { in: await familyOf(payload, guardianId, req) } }, req),
    ofSlots: (ids, req) => (ids.length === 0 ? Promise.resolve([]) : list({ slot: { in: [...ids] } }, req)),
    add: async ({ slotId: slot, guardianId: guardian, childId: child, wish }, req) => {
      const data = { slot, guardian, child, wish, state: 'booked', changes: 0, changedAt: now() } as const;
      return toConsult(await payload.create({ collection: 'consults', depth: 0, data, req }));
    },
    change: async ({ id, changes }, { slotId: slot, ...to }, req) => {
      const where = { id: { equals: id }, changes: { equals: changes } };
      const data = { ...to, ...(slot ? { slot } : {}), changes: changes + 1, changedAt: now() };
      const done = await payload.db.updateOne({ collection: 'consults', where, data, req });
      if (!done) throw new ConflictError(`consultation ${id} has been changed by somebody else`);
    },
    makeNameless: async (id, req) => {
      await payload.db.updateOne({ collection: 'consults', where: { id: { equals: id } }, data: NOBODYS, req });
    },
    forgetBefore: async (day) => {
      const old = await slots({ date: { less_than: day } });
      const where = { slot: { in: old.map(({ id }) => id) }, guardian: { exists: true } };
      for (const { id } of old.length > 0 ? await list(where) : [])
        await payload.db.updateOne({ collection: 'consults', where: { id: { equals: id } }, data: NOBODYS });
    },
  };
}

function toSlot({ expert, where, ...row }: SlotRow): ConsultSlot {
  const { id, expertName, date, from, to, startsAt, way, state, version } = row;
  return {
    ...{ id, expertName, date, from, to, startsAt, way, state, version },
    expertId: expert ? idOf(expert) : undefined,
    where: where ?? '',
  };
}

function toConsult({ slot, guardian, child, wish, reason, ...row }: Row): Consult {
  const { id, state, changes, changedAt } = row;
  return {
    ...{ id, state, changes, changedAt },
    slotId: idOf(slot),
    guardianId: guardian ? idOf(guardian) : undefined,
    childId: child || undefined,
    wish: wish ?? '',
    reason: reason || undefined,
  };
}
