import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import type { Pace } from '#domain/guidance/month-message.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { isId, type Kept } from './kept.ts';
import type { MonthMessage as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

/** That a guardian wants to hear what a child's age brings. */
export interface MonthMessage {
  id: string;
  guardianId: string;
  childId: string;
  pace: Pace;
  /** Completed weeks of pregnancy of a child that came early, where the family said so. */
  weeks?: number;
  /** Code of the district in which something near is looked for; all of the city without. */
  district?: string;
  startedAt: Instant;
  /** When the next one goes out; none where it was stopped or is over. */
  dueAt?: Instant;
  /** The turn that was told of last. */
  told?: string;
  stoppedAt?: Instant;
  stopKey: string;
  version: number;
}

/** What may change of it; `null` empties a field. */
export type MonthChange = Partial<Pick<MonthMessage, 'pace' | 'told' | 'startedAt'>> & {
  [Field in 'district' | 'weeks' | 'dueAt' | 'stoppedAt']?: MonthMessage[Field] | null;
};

export interface MonthMessages {
  find(id: string, unit?: Unit): Promise<MonthMessage | undefined>;
  findByStopKey(stopKey: string): Promise<MonthMessage | undefined>;
  /** A guardian's own, also those that it has stopped. */
  listOf(guardianId: string, unit?: Unit): Promise<MonthMessage[]>;
  dueBy(at: Instant): Promise<string[]>;
  add(one: Omit<MonthMessage, 'id' | 'version' | 'told' | 'stoppedAt'>, unit: Unit): Promise<MonthMessage>;
  /** Throws a `ConflictError` when somebody has changed it since it was read. */
  change(seen: Pick<MonthMessage, 'id' | 'version'>, to: MonthChange, unit: Unit): Promise<void>;
  removeStoppedBefore(instant: Instant): Promise<void>;
}

export function createMonthMessages({ payload }: Kept): MonthMessages {
  const collection = 'month-messages';
  const asked = { collection, depth: 0, pagination: false, limit: 0 } as const;
  const list = async (where: Where, req?: Unit) =>
    (await payload.find({ ...asked, where, sort: 'startedAt', ...(req ? { req } : {}) })).docs.map(toMonthMessage);
  return {
    find: async (id, req) => (isId(id) ? (await list({ id: { equals: id } }, req))[0] : undefined),
    findByStopKey: async (stopKey) => (await list({ stopKey: { equals: stopKey } }))[0],
    listOf: (guardianId, req) => list({ guardian: { equals: guardianId } }, req),
    dueBy: async (at) => {
      const where = { dueAt: { less_than_equal: at } };
      return (await payload.find({ ...asked, where, select: {} })).docs.map(({ id }) => id);
    },
    add: async ({ guardianId: guardian, childId: child, ...same }, req) => {
      const data = { ...same, guardian, child, key: `${guardian}|${child}`, version: 1 };
      return toMonthMessage(await payload.create({ collection, depth: 0, data, req }));
    },
    change: async ({ id, version }, to, req) => {
      const where = { id: { equals: id }, version: { equals: version } };
      const done = await payload.db.updateOne({ collection, where, data: { ...to, version: version + 1 }, req });
      if (!done) throw new ConflictError(`the messages ${id} have been changed by somebody else`);
    },
    removeStoppedBefore: async (instant) => {
      await payload.db.deleteMany({ collection, where: { stoppedAt: { less_than: instant } } });
    },
  };
}

function toMonthMessage({ guardian, child, weeks, district, dueAt, told, stoppedAt, ...row }: Row): MonthMessage {
  const { id, pace, startedAt, stopKey, version } = row;
  return {
    ...{ id, pace, startedAt, stopKey, version },
    guardianId: idOf(guardian),
    childId: child,
    weeks: weeks ?? undefined,
    district: district || undefined,
    dueAt: dueAt || undefined,
    told: told || undefined,
    stoppedAt: stoppedAt || undefined,
  };
}
