import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import { type InEveryLanguage, LANGS } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Closure as Row } from './payload-types.ts';
import { idOf } from './supply.ts';
import { words } from './words.ts';

/** Days off of a centre, and how far those that it has announced have been carried out. */
export interface ClosureRecord {
  id: string;
  facilityId: string;
  from: CivilDate;
  to: CivilDate;
  /** Only these classes; the whole centre where there are none. */
  classIds: readonly string[];
  reason: InEveryLanguage;
  /** Until then it can be taken back; nothing where it was not announced from the page that tells everybody. */
  tellAt?: Instant;
  toldAt?: Instant;
  /** Ids of bookings whose money goes back when families are told. */
  refunds: string[];
}

export interface Closures {
  /** A centre's own; another's is as good as absent. */
  find(id: string, facilityId: string | undefined, unit?: Unit): Promise<ClosureRecord | undefined>;
  /** A centre's that last to a day or longer, the first first. */
  listFrom(facilityId: string, from: CivilDate): Promise<ClosureRecord[]>;
  /** Ids of those that were announced and whose time to be taken back is over. */
  dueBy(at: Instant): Promise<string[]>;
  add(closure: Omit<ClosureRecord, 'id' | 'toldAt'>, unit: Unit): Promise<string>;
  set(id: string, to: { toldAt?: Instant; to?: CivilDate }, unit: Unit): Promise<void>;
  remove(id: string, unit: Unit): Promise<void>;
  /** Of a class that is taken away: without a class named they would be of the whole centre. */
  forgetClass(classId: string, unit: Unit): Promise<void>;
}

export function createClosures({ payload }: Kept): Closures {
  const collection = 'closures';
  const found = { collection, depth: 0, locale: 'all' } as const;
  const list = async (where: Where) => {
    const { docs } = await payload.find({ ...found, where, sort: 'from', pagination: false, limit: 0 });
    return docs.map((doc) => toClosure(doc));
  };
  return {
    find: async (id, facilityId, req) => {
      if (!isId(id)) return undefined;
      const doc = await payload.findByID({ ...found, id, disableErrors: true, req });
      const closure = doc ? toClosure(doc) : undefined;
      return closure && (facilityId === undefined || closure.facilityId === facilityId) ? closure : undefined;
    },
    listFrom: (facilityId, from) => list({ facility: { equals: facilityId }, to: { greater_than_equal: from } }),
    dueBy: async (at) => (await list({ tellAt: { less_than_equal: at }, toldAt: { exists: false } })).map(({ id }) => id),
    add: async ({ facilityId, reason, classIds, ...rest }, req) => {
      const [first, ...others] = LANGS;
      const data = { ...rest, classes: [...classIds], facility: facilityId, reason: reason[first] };
      const { id } = await payload.create({ collection, data, locale: first, depth: 0, req });
      for (const locale of others)
        await payload.update({ collection, id, data: { reason: reason[locale] }, locale, depth: 0, req });
      return id;
    },
    set: async (id, data, req) => void (await payload.update({ collection, id, data, depth: 0, req })),
    remove: async (id, req) => void (await payload.delete({ collection, id, req })),
    forgetClass: async (classId, req) => {
      const where = { classes: { in: [classId] } };
      const { docs } = await payload.find({ ...found, where, pagination: false, limit: 0, req });
      for (const { id, classes } of docs) {
        const others = (classes ?? []).map(idOf).filter((one) => one !== classId);
        if (others.length === 0) await payload.db.deleteOne({ collection, where: { id: { equals: id } }, req });
        else await payload.db.updateOne({ collection, id, data: { classes: others }, req });
      }
    },
  };
}

function toClosure(doc: Row): ClosureRecord {
  const { id, facility, from, to, classes, reason, tellAt, toldAt, refunds } = doc;
  return {
    id,
    facilityId: idOf(facility),
    from,
    to,
    classIds: (classes ?? []).map(idOf),
    reason: words(reason),
    ...(tellAt ? { tellAt } : {}),
    ...(toldAt ? { toldAt } : {}),
    refunds: Array.isArray(refunds) ? refunds.map(String) : [],
  };
}
