import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ConflictError } from '#cms/ports/database/is-conflict.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { SavedSearch as Row } from './payload-types.ts';
import type { SavedWish, SearchLabel } from './shapes/saved-search.ts';
import { idOf } from './supply.ts';

export const STOP_REASONS = ['by_family', 'time_passed', 'booked', 'too_many'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** A search whose family is told when a place comes up. */
export interface SavedSearch {
  id: string;
  guardianId: string;
  wish: SavedWish;
  /** Only this centre. */
  facilityId?: string;
  /** The search's query string, without `?`. */
  address: string;
  label: Record<Lang, SearchLabel>;
  lang: Lang;
  savedAt: Instant;
  /** Centres that were free when last looked at: these are not news. */
  known: string[];
  /** Centres whose message has been decided on and not yet been sent for certain. */
  unsent: string[];
  lastToldAt?: Instant;
  toldCount: number;
  stoppedAt?: Instant;
  stopReason?: StopReason;
  stopKey: string;
  version: number;
}

export type NewSavedSearch = Omit<
  SavedSearch,
  'id' | 'unsent' | 'lastToldAt' | 'toldCount' | 'stoppedAt' | 'stopReason' | 'version'
>;

/** What may change of a saved search; `null` empties a field. */
export interface SearchChange extends Partial<Pick<SavedSearch, 'savedAt' | 'known' | 'unsent' | 'lastToldAt' | 'toldCount'>> {
  stoppedAt?: Instant | null;
  stopReason?: StopReason | null;
}

export interface SavedSearches {
  find(id: string, unit?: Unit): Promise<SavedSearch | undefined>;
  /** By the number that is kept of its stop link. */
  findByStopKey(stopKey: string): Promise<SavedSearch | undefined>;
  /** Every search whose family waits. */
  listLive(): Promise<SavedSearch[]>;
  /** A family's, the newest first. */
  liveOf(guardianId: string, unit?: Unit): Promise<SavedSearch[]>;
  /** A family's that have stopped since an instant, the last to stop first. */
  stoppedOf(guardianId: string, since: Instant): Promise<SavedSearch[]>;
  add(search: NewSavedSearch, unit: Unit): Promise<SavedSearch>;
  /** Gives the search as it then is. Throws a `ConflictError` when somebody has changed it since it was read. */
  change(seen: SavedSearch, to: SearchChange, unit: Unit): Promise<SavedSearch>;
  /** All that stopped since an instant: for counts alone. */
  listStoppedSince(since: Instant): Promise<SavedSearch[]>;
  /** A number of those that stopped before an instant. */
  listStoppedBefore(instant: Instant, limit: number): Promise<SavedSearch[]>;
  /** Says how many of them were still there: a family may have begun one again. */
  removeStopped(ids: readonly string[], unit: Unit): Promise<number>;
}

const MOST_STOPPED = 20;

export function createSavedSearches({ payload }: Kept): SavedSearches {
  const collection = 'saved-searches';
  const asked = { collection, depth: 0 } as const;
  const all = { ...asked, pagination: false, limit: 0 } as const;
  const live = { stoppedAt: { exists: false } };
  return {
    find: async (id, req) => {
      const doc = isId(id) ? await payload.findByID({ ...asked, id, disableErrors: true, req }) : null;
      return doc ? toSavedSearch(doc) : undefined;
    },
    findByStopKey: async (stopKey) => {
      const { docs } = await payload.find({ ...asked, where: { stopKey: { equals: stopKey } }, limit: 1, pagination: false });
      return docs[0] && toSavedSearch(docs[0]);
    },
    listLive: async () => (await payload.find({ ...all, where: live })).docs.map(toSavedSearch),
    liveOf: async (guardianId, req) => {
      const where = { guardian: { equals: guardianId }, ...live };
      return (await payload.find({ ...all, where, sort: '-savedAt', req })).docs.map(toSavedSearch);
    },
    stoppedOf: async (guardianId, since) => {
      const where = { guardian: { equals: guardianId }, stoppedAt: { greater_than: since } };
      return (await payload.find({ ...asked, where, sort: '-stoppedAt', limit: MOST_STOPPED })).docs.map(toSavedSearch);
    },
    add: async ({ guardianId, facilityId, ...same }, req) => {
      const data = { ...same, guardian: guardianId, facility: facilityId, toldCount: 0, version: 1 };
      return toSavedSearch(await payload.create({ ...asked, data, req }));
    },
    change: async (seen, { unsent, ...to }, req) => {
      const doc = await payload.db.updateOne({
        collection,
        where: { id: { equals: seen.id }, version: { equals: seen.version } },
        data: { ...to, ...(unsent ? { telling: unsent } : {}), version: seen.version + 1 },
        req,
      });
      if (!doc) throw new ConflictError(`saved search ${seen.id} has been changed by somebody else`);
      return changed(seen, { unsent, ...to });
    },
    listStoppedSince: async (since) =>
      (await payload.find({ ...all, where: { stoppedAt: { greater_than: since } } })).docs.map(toSavedSearch),
    listStoppedBefore: async (instant, limit) => {
      const where = { stoppedAt: { less_than: instant } };
      return (await payload.find({ ...asked, where, sort: 'stoppedAt', limit, pagination: false })).docs.map(toSavedSearch);
    },
    removeStopped: async (ids, req) => {
      const where = { id: { in: [...ids] }, stoppedAt: { exists: true } };
      const { totalDocs } = await payload.count({ collection, where, req });
      await payload.db.deleteMany({ collection, where, req });
      return totalDocs;
    },
  };
}

function toSavedSearch(doc: Row): SavedSearch {
  return {
    id: doc.id,
    guardianId: idOf(doc.guardian),
    wish: doc.wish,
    facilityId: doc.facility ?? undefined,
    address: doc.address,
    label: doc.label,
    lang: langOf(doc.lang),
    savedAt: doc.savedAt,
    known: doc.known,
    unsent: doc.telling ?? [],
    lastToldAt: doc.lastToldAt ?? undefined,
    toldCount: doc.toldCount,
    stoppedAt: doc.stoppedAt ?? undefined,
    stopReason: doc.stopReason ?? undefined,
    stopKey: doc.stopKey,
    version: doc.version,
  };
}

/** What is left out stays; `null` empties. */
function changed(
  seen: SavedSearch,
  { stoppedAt = seen.stoppedAt, stopReason = seen.stopReason, ...to }: SearchChange,
): SavedSearch {
  const given = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined));
  return {
    ...seen,
    ...given,
    stoppedAt: stoppedAt ?? undefined,
    stopReason: stopReason ?? undefined,
    version: seen.version + 1,
  };
}
