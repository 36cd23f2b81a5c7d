import { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Payload } from 'payload';
import type { KeptFile } from '#cms/ports/database/kept-file.ts';
import { createTurns } from '#cms/ports/turns.ts';
import { whyNotSelling } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { boundByCentre } from '#domain/places/filed-places.ts';
import { keptByLog, type MadeOld } from './kept-by-log.ts';
import { OF_PRICE_BOUNDS } from './price-ceilings.ts';
import { readSupplies, type Selling } from './supply.ts';

/** A centre that may not be booked on some days, whatever else is true of it. */
export type Limited = Pick<FacilitySupply, 'id' | 'standing' | 'unsold'>;

/** What every claimed centre can sell, as it was read last, for search and pages; holding reads it afresh. */
export interface Supplies {
  size(): number;
  /** In no order. */
  ids(): Iterable<string>;
  get(id: string): FacilitySupply | undefined;
  /** Another number whenever a centre was read again; `undefined` for one that is not there. */
  versionOf(id: string): number | undefined;
  /** Every one of them: only for a few centres. */
  all(): readonly FacilitySupply[];
  /** Those whose standing bars some day, now or in time, or that can sell nothing; the same list until one of them changes. */
  limited(): readonly Limited[];
  /** As it is at this moment in the database, whatever memory has followed so far. */
  fresh(id: string): Promise<FacilitySupply | undefined>;
  refresh(ids: readonly string[]): Promise<void>;
  refreshAll(): Promise<void>;
  /** Takes up what was kept, where its mark fits. */
  takeUp(fits: (mark: string) => Promise<boolean>): Promise<boolean>;
  keep(mark: string): Promise<void>;
}

/** Some 60 MB of centres as objects; the others are read as they are asked for, some 40 µs each. */
const MOST_READY = 5000;
/** Read at once, so that no more than these are in memory besides. */
const CENTRES_A_TURN = 1000;
/** Later than any day on which a credential holds. */
const LAST_DAY = '9999-12-31';

/** Whatever of a centre changes, the whole of it is read again. */
export const OF_A_FACILITY = [
  ...['facilities', 'classes', 'staff', 'shifts', 'absences', 'opening-hours', 'closures', 'price-items'],
  // Without a declaration of its contracts it sells nothing, where the city asks for one.
  'offer-signatures',
  // What pages of it tell beside.
  'discounts',
];
/** Who counts for the ratio, and what bounds a class, decide what every centre can sell. */
export const OF_ALL_SUPPLIES = [
  ...['staff-standards', 'class-standards', 'nap-rules', 'place-limits', 'request-rules', 'booking-windows', 'hour-quotas'],
  ...OF_PRICE_BOUNDS,
  // What heads declare is the text of the day, and a counter is a way to pay only where the city lets it be one.
  ...['contract-templates', 'centre-pay-rules'],
];

export function createSupplies(
  payload: Payload,
  { timeZone, selling }: { timeZone: string; selling: Selling },
  file?: KeptFile,
): Supplies {
  let shelf = createShelf(file?.create() ?? new DatabaseSync(':memory:'));
  const read = async (ids: readonly string[], few: boolean) =>
    (await readSupplies(payload, timeZone, { ids, few, selling })).map(boundByCentre);
  // Sixteen readings each.
  const now = keptByLog<FacilitySupply | undefined>(payload, supplyMadeOld);
  // One reading after the other: what was read first must not be kept last.
  const inTurn = createTurns();
  const readSome = async (ids: readonly string[], few: boolean) => {
    const found = (await read(ids, few)).filter(({ standing }) => standing.listing === 'claimed');
    const there = new Set(found.map(({ id }) => id));
    shelf.put(found, { gone: ids.filter((id) => !there.has(id)) });
  };
  return {
    size: () => shelf.versions.size,
    ids: () => shelf.versions.keys(),
    get: (id) => shelf.get(id),
    versionOf: (id) => shelf.versions.get(id),
    all: () => shelf.all(),
    limited: () => shelf.limited(),
    fresh: (id) => now.get(id, async () => (await read([id], true))[0]),
    refresh: (ids) =>
      inTurn('read', async () => {
        now.forget(ids);
        await readSome(ids, true);
      }),
    refreshAll: () =>
      inTurn('read', async () => {
        now.forget();
        const { docs } = await payload.db.find<{ id: string }>({
          ...{ collection: 'facilities', where: { listing: { equals: 'claimed' } } },
          ...{ select: { listing: true }, pagination: false, limit: 0 },
        });
        const ids = docs.map(({ id }) => id);
        for (let at = 0; at < ids.length; at += CENTRES_A_TURN) await readSome(ids.slice(at, at + CENTRES_A_TURN), false);
        const there = new Set(ids);
        shelf.put([], { gone: [...shelf.versions.keys()].filter((id) => !there.has(id)) });
      }),
    takeUp: (fits) =>
      inTurn('read', async () => {
        const kept = await file?.open();
        if (!kept) return false;
        const next = (await fits(kept.mark)) ? readShelf(kept.db) : undefined;
        if (!next) {
          kept.db.close();
          return false;
        }
        shelf.close();
        shelf = next;
        return true;
      }),
    keep: (mark) => inTurn('read', async () => file?.keep(shelf.db, mark)),
  };
}

/** Counted over all centres, so that none ever has a number twice. */
let versions = 0;

type Shelf = ReturnType<typeof createShelf>;

/** What is whole, and yet holds no centres, is nothing. */
function readShelf(db: DatabaseSync): Shelf | undefined {
  try {
    return createShelf(db);
  } catch {
    return undefined;
  }
}

/** Centres as text in a database of this process, and those that were asked for lately as they are. */
function createShelf(db: DatabaseSync) {
  db.exec('CREATE TABLE IF NOT EXISTS supplies (id TEXT PRIMARY KEY, supply TEXT NOT NULL, limited TEXT) WITHOUT ROWID');
  const insert = db.prepare('INSERT OR REPLACE INTO supplies (id, supply, limited) VALUES (?, ?, ?)');
  const erase = db.prepare('DELETE FROM supplies WHERE id = ?');
  const find = db.prepare('SELECT supply FROM supplies WHERE id = ?');
  const known = new Map<string, number>();
  const barred = new Map<string, Limited>();
  let list: readonly FacilitySupply[] | undefined;
  let limited: readonly Limited[] | undefined;
  for (const { id, limited } of db.prepare('SELECT id, limited FROM supplies').iterate() as Iterable<Record<string, string>>) {
    known.set(String(id), ++versions);
    if (limited) barred.set(String(id), JSON.parse(limited));
  }
  const ready = new LRUCache<string, FacilitySupply>({
    max: MOST_READY,
    memoMethod: (id) => JSON.parse(String(find.get(id)?.supply)) as FacilitySupply,
  });
  const get = (id: string) => (known.has(id) ? ready.memo(id) : undefined);
  const note = ({ id, standing, unsold }: FacilitySupply) => {
    const one = { id, standing, unsold };
    const isLimited = standing.stops.length > 0 || whyNotSelling(one, LAST_DAY) !== undefined;
    if (isLimited) barred.set(id, one);
    else barred.delete(id);
    return isLimited ? JSON.stringify(one) : null;
  };
  return {
    db,
    versions: known as ReadonlyMap<string, number>,
    get,
    all: () => {
      const all = list ?? [...known.keys()].flatMap((id) => get(id) ?? []);
      if (known.size <= MOST_READY) list = all;
      return all;
    },
    limited: () => {
      limited ??= [...barred.values()];
      return limited;
    },
    put: (centres: readonly FacilitySupply[], { gone }: { gone: readonly string[] }) => {
      [list, limited] = [undefined, undefined];
      db.exec('BEGIN');
      try {
        for (const one of centres) insert.run(one.id, JSON.stringify(one), note(one));
        for (const id of gone) erase.run(id);
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
      for (const { id } of centres) {
        known.set(id, ++versions);
        ready.delete(id);
      }
      for (const id of gone) {
        known.delete(id);
        barred.delete(id);
        ready.delete(id);
      }
    },
    close: () => db.close(),
  };
}

/** Of which centres a change makes old what was read. */
const supplyMadeOld: MadeOld = ({ collection, ids, facility }) => {
  if (OF_ALL_SUPPLIES.includes(collection)) return 'all';
  if (collection === 'facilities') return ids.length > 0 ? ids : 'all';
  return OF_A_FACILITY.includes(collection) ? (facility ? [facility] : 'all') : undefined;
};
