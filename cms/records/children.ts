import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { findPlain } from '#cms/ports/database/plain-rows.ts';
import { personOf } from '#domain/family/person.ts';
import type { KeptPickup } from '#domain/family/pickups.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { createChanges } from './changes.ts';
import { familyKey, familyOf } from './family-of.ts';
import type { Kept } from './kept.ts';
import { soundOf } from './name-sound.ts';
import type { Child } from './payload-types.ts';
import { keptPickup } from './shapes/booking.ts';
import { type KeptGrowth, keptGrowth } from './shapes/growth.ts';

export type ChildData = { guardian: string; pickups: KeptPickup[] } & Pick<
  Child,
  'name' | 'birthDate' | 'healthConsent' | 'healthNotes'
>;

/** The collection that waitlists in memory follow. */
export const CHILDREN = 'children';

/** Children of families. Their data is read only where it is needed (promise 8). */
export interface Children {
  find(id: string): Promise<Child | undefined>;
  get(id: string): Promise<Child>;
  /** Of these, by the id that was asked for: one that was written down twice is the one that was kept. */
  findAll(ids: readonly string[], unit?: Unit): Promise<Map<string, Child>>;
  /** The ids under which a child was ever written down: its own, and those of records that became one with it. */
  idsOf(id: string): Promise<string[]>;
  /** A family's and those of whom is linked with it, the eldest first; without those it has removed. */
  listOf(guardianId: string, unit?: Unit): Promise<Child[]>;
  /** One that the family removed, and of which papers are kept that name it. */
  findRemoved(guardianId: string, person: string): Promise<Child | undefined>;
  /** Those whom families have removed. */
  listRemoved(): Promise<Child[]>;
  /** For each of some children the others, of whatever family, whose names sound the same, born on the same day: perhaps the same child. */
  alikeTo(ids: readonly string[]): Promise<Map<string, string[]>>;
  /** `undefined` when the family has that child already: whoever was faster has written it down. */
  add(child: ChildData): Promise<Child | undefined>;
  change(id: string, to: ChildData, unit?: Unit): Promise<Child | undefined>;
  /** How calendars call it; an empty name is none. */
  setCalendarName(id: string, name: string): Promise<void>;
  setPickups(id: string, pickups: readonly KeptPickup[], unit: Unit): Promise<void>;
  /** What was measured of it, with the family's consent; `null` forgets it. */
  setGrowth(id: string, growth: KeptGrowth | null, unit: Unit): Promise<void>;
  /** The family sees it no more; only its name and birth date stay, for what is kept of it. */
  hide(id: string, at: Instant, unit: Unit): Promise<void>;
  remove(id: string, unit: Unit): Promise<void>;
  /** Nobody can tell any more whose child it was. */
  makeNameless(id: string, unit: Unit): Promise<void>;
  /** Its notes on health, and the consent to them, are gone. */
  clearHealth(id: string, unit: Unit): Promise<void>;
}

const ASKED_AT_ONCE = 500;

export function createChildren({ payload }: Kept): Children {
  const asked = { collection: 'children', depth: 0 } as const;
  /** What another guardian had written down of the same child: nothing is kept under it any more. */
  const removeMerged = async (id: string, req: Unit) => {
    await payload.db.deleteMany({ collection: 'children', where: { mergedInto: { equals: id } }, req });
  };
  /** A place that its centre has entered is nobody's here any more: a new code ties it to a family again. */
  const untie = async (id: string, req: Unit) => {
    const collection = 'enrolled-children';
    const of = { collection, where: { child: { equals: id } }, select: {}, depth: 0, limit: 0, pagination: false, req } as const;
    const data = { guardian: null, child: null };
    for (const one of (await payload.find(of)).docs) await payload.db.updateOne({ collection, id: one.id, data, req });
  };
  /** What is taken back is gone from that too. */
  const takeBack = async (id: string, data: Partial<Record<keyof Child, unknown>>, req: Unit) => {
    const where: Where = { or: [{ id: { equals: id } }, { mergedInto: { equals: id } }] };
    const { docs } = await payload.find({ ...asked, where, select: {}, limit: 0, pagination: false, req });
    for (const one of docs) await payload.db.updateOne({ collection: 'children', id: one.id, data, req });
  };
  return {
    find: async (id) => (await payload.findByID({ ...asked, id, disableErrors: true })) ?? undefined,
    get: (id) => payload.findByID({ ...asked, id }),
    findAll: async (ids, req) => {
      const byIds = async (some: readonly string[]) => {
        const docs: Child[] = [];
        for (let n = 0; n < some.length; n += ASKED_AT_ONCE) {
          const where = { id: { in: some.slice(n, n + ASKED_AT_ONCE) } };
          docs.push(...(await payload.find({ ...asked, where, pagination: false, limit: 0, req })).docs);
        }
        return new Map(docs.map((one) => [one.id, one]));
      };
      const own = await byIds(ids);
      const kept = await byIds([...own.values()].flatMap(({ mergedInto }) => mergedInto || []));
      return new Map([...own].map(([id, child]) => [id, (child.mergedInto && kept.get(child.mergedInto)) || child]));
    },
    idsOf: async (id) => {
      const where = { mergedInto: { equals: id } };
      const { docs } = await payload.find({ ...asked, where, select: {}, limit: 0, pagination: false });
      return [id, ...docs.map((one) => one.id)];
    },
    listOf: async (guardianId, req) => {
      const guardian = { in: await familyOf(payload, guardianId, req) };
      const where = { guardian, removedAt: { exists: false }, mergedInto: { exists: false } };
      return findPlain(payload, { collection: 'children', where, sort: 'birthDate', req });
    },
    findRemoved: async (guardianId, person) => {
      const guardian = { in: await familyOf(payload, guardianId) };
      const where = { guardian, person: { equals: person }, removedAt: { exists: true } };
      return (await payload.find({ ...asked, where, limit: 1, pagination: false })).docs[0];
    },
    listRemoved: async () => {
      const where = { removedAt: { exists: true }, mergedInto: { exists: false }, name: { not_equals: NAMELESS } };
      return (await payload.find({ ...asked, where, pagination: false })).docs;
    },
    alikeTo: async (ids) => {
      if (ids.length === 0) return new Map();
      const select = { sound: true } as const;
      const list = async (where: Where) => (await payload.find({ ...asked, where, select, limit: 0, pagination: false })).docs;
      const own = await list({ id: { in: [...ids] } });
      const all = Map.groupBy(await list({ sound: { in: own.map(({ sound }) => sound) } }), ({ sound }) => sound);
      return new Map(
        own.map(({ id, sound }) => [id, (all.get(sound) ?? []).flatMap((one) => (one.id === id ? [] : one.id))] as const),
      );
    },
    add: async (data) => {
      const family = await familyKey(payload, data.guardian);
      return unlessKnown(payload.create({ ...asked, data: { ...data, ...keysOf(data), family } }));
    },
    change: async (id, data, req) => {
      const family = await familyKey(payload, data.guardian, req);
      const to = { ...data, ...keysOf(data), family, removedAt: null };
      const changed = await unlessKnown(payload.update({ ...asked, id, data: to, req }));
      // Waitlists are kept in memory with the ages of who waits.
      if (changed) await createChanges({ payload }).write({ action: 'update', collection: CHILDREN, ids: [id] }, req);
      return changed;
    },
    setCalendarName: async (id, calendarName) => {
      await payload.db.updateOne({ collection: 'children', id, data: { calendarName } });
    },
    setPickups: async (id, pickups, req) => {
      await payload.db.updateOne({ collection: 'children', id, data: { pickups: [...pickups] }, req });
    },
    setGrowth: async (id, growth, req) => {
      if (!growth) return takeBack(id, { growth }, req);
      await payload.db.updateOne({ collection: 'children', id, data: { growth }, req });
    },
    hide: async (id, removedAt, req) => {
      await removeMerged(id, req);
      await untie(id, req);
      await payload.db.updateOne({ collection: 'children', id, data: { ...FORGOTTEN, removedAt }, req });
    },
    remove: async (id, req) => {
      await removeMerged(id, req);
      await untie(id, req);
      await payload.db.deleteOne({ collection: 'children', where: { id: { equals: id } }, req });
    },
    makeNameless: async (id, req) => {
      const { birthDate } = await payload.findByID({ ...asked, id, req });
      await payload.db.updateOne({ collection: 'children', id, data: namelessChild({ id, birthDate }), req });
    },
    clearHealth: (id, req) => takeBack(id, { healthConsent: false, healthNotes: '' }, req),
  };
}

/** Who the child is, and how its name sounds. */
const keysOf = (data: ChildData) => ({ person: personOf(data), sound: soundOf(data) });

/** One key keeps a family from having a child twice. */
function unlessKnown(writing: Promise<Child>): Promise<Child | undefined> {
  return writing.catch((error: unknown) => {
    if (isDuplicate(error)) return undefined;
    throw error;
  });
}

/** In place of what told whose it was, with the document's id behind it, so that it is still unique. */
export const ERASED = 'erased:';

export const NAMELESS = '—';

/** What nobody needs of a child that comes no more. */
const FORGOTTEN = { healthNotes: '', healthConsent: false, pickups: [], calendarName: '', growth: null };

/** What stays of a child when nobody is to know any more who it was. */
export function namelessChild({ id, birthDate }: Pick<Child, 'id' | 'birthDate'>) {
  const key = `${ERASED}${id}`;
  return { ...FORGOTTEN, name: NAMELESS, birthDate: `${birthDate.slice(0, 4)}-01-01`, person: key, sound: key };
}

/** Who may collect a child now. */
export const pickupsOf = ({ pickups }: Pick<Child, 'pickups'>): KeptPickup[] => keptPickup.array().parse(pickups ?? []);

/** What was measured of a child, where the family has agreed that it is kept. */
export const growthOf = ({ growth }: Pick<Child, 'growth'>): KeptGrowth | undefined =>
  keptGrowth.nullish().parse(growth) ?? undefined;

/** Two records of one child as one: each day once. */
export function joinedGrowth(kept: KeptGrowth | undefined, other: KeptGrowth | undefined): KeptGrowth | null {
  if (!kept || !other) return kept ?? other ?? null;
  const days = new Map([...other.measured, ...kept.measured].map((one) => [one.on, one]));
  return { ...kept, measured: [...days.values()].sort((a, b) => a.on.localeCompare(b.on)) };
}
