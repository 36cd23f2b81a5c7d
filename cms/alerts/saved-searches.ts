import { todayOf } from '#cms/core/clock.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { LOOKED_AT } from '#cms/finding/search-timed.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { ConflictError, inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import type { SavedSearch as SavedSearchDoc } from '#cms/records/payload-types.ts';
import { idOf } from '#cms/records/supply.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type SavedWish, wishAhead } from './saved-wish.ts';
import { readStopToken } from './stop-token.ts';

/** A search in words, part by part, so that a message can leave out the age. */
export interface SearchLabel {
  /** `8 个月` */
  age?: string;
  /** `凤城河 3 公里内` */
  where?: string;
  /** `计时托` */
  care?: string;
  /** `11 月 25 日，周三 9:00–12:00` */
  when: string;
}

export const STOP_REASONS = ['by_family', 'time_passed', 'booked', 'too_many'] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export interface SavedSearch {
  id: string;
  guardianId: string;
  wish: SavedWish;
  /** Only this centre. */
  facilityId?: string;
  /** The search's query string, without `?`. */
  address: string;
  label: Record<'zh' | 'en', SearchLabel>;
  lang: 'zh' | 'en';
  savedAt: Instant;
  /** Centres that were free when last looked at: these are not news. */
  known: string[];
  /** Centres whose message has been decided on and not yet been sent for certain. */
  telling: string[];
  lastToldAt?: Instant;
  toldCount: number;
  stoppedAt?: Instant;
  stopReason?: StopReason;
  stopKey: string;
  version: number;
}

/** Live saved searches a family may have. */
export const MOST_SEARCHES = 10;

/** @example labelWords(label) // '8 个月 · 凤城河 3 公里内 · 计时托 · 11 月 25 日，周三 9:00–12:00' */
export function labelWords({ age, where, care, when }: Partial<SearchLabel>): string {
  return [age, where, care, when].filter(Boolean).join(' · ');
}

/** The centres that can take the child for all of the time now, in the order of the search. */
export async function freeCentres(portal: Portal, wish: SavedWish): Promise<string[]> {
  const today = todayOf(portal);
  const asked = { ...wishAhead(wish, today), page: 1, perPage: LOOKED_AT };
  const { hits } = await searchFacilities(portal, asked, today, { drawn: false, onlyFree: true });
  return hits.map(({ id }) => id);
}

/** Of the free centres, those that a saved search is about. */
export function concerning({ facilityId }: Pick<SavedSearch, 'facilityId'>, free: readonly string[]): string[] {
  return free.filter((id) => facilityId === undefined || id === facilityId);
}

/** Whose search it is, by session, or by the link in a message. */
export type Whose = { id: string; guardianId: string } | { token: string };

/** A saved search of whoever asks; anybody else's is as good as absent (promise 7). */
export async function findSavedSearch(portal: Portal, whose: Whose): Promise<SavedSearch | undefined> {
  const { payload } = portal;
  if ('token' in whose) {
    const stopKey = readStopToken(portal, whose.token);
    if (!stopKey) return undefined;
    const { docs } = await payload.find({
      collection: 'saved-searches',
      where: { stopKey: { equals: stopKey } },
      depth: 0,
      limit: 1,
    });
    return docs[0] && toSavedSearch(docs[0]);
  }
  if (!/^[0-9a-f-]{24,36}$/i.test(whose.id)) return undefined;
  const doc = await payload.findByID({ collection: 'saved-searches', id: whose.id, depth: 0, disableErrors: true });
  return doc && idOf(doc.guardian) === whose.guardianId ? toSavedSearch(doc) : undefined;
}

/** A family's searches that are live. */
export async function liveSearches({ payload }: Portal, guardianId: string, req?: Unit): Promise<SavedSearch[]> {
  const { docs } = await payload.find({
    collection: 'saved-searches',
    where: { guardian: { equals: guardianId }, stoppedAt: { exists: false } },
    depth: 0,
    sort: '-savedAt',
    pagination: false,
    ...(req ? { req } : {}),
  });
  return docs.map(toSavedSearch);
}

/** What may change of a saved search; `null` empties a field. */
export interface SearchChange {
  savedAt?: Instant;
  known?: string[];
  telling?: string[];
  lastToldAt?: Instant;
  toldCount?: number;
  stoppedAt?: Instant | null;
  stopReason?: StopReason | null;
}

/**
 * Changes a search in its turn: `decide` sees it as it is in the database and says what becomes of it, or `undefined`
 * for nothing. Whoever was overtaken decides again. Returns it as it now is, or `undefined` when nothing was changed.
 */
export function changeSearch(
  { payload }: Portal,
  id: string,
  decide: (current: SavedSearch, req: Unit) => SearchChange | undefined | Promise<SearchChange | undefined>,
): Promise<SavedSearch | undefined> {
  return inTransaction(payload, async (req) => {
    const doc = await payload.findByID({ collection: 'saved-searches', id, depth: 0, disableErrors: true, req });
    if (!doc) return undefined;
    const current = toSavedSearch(doc);
    const change = await decide(current, req);
    if (!change) return undefined;
    const version = current.version + 1;
    const updated = await payload.db.updateOne({
      collection: 'saved-searches',
      where: { id: { equals: id }, version: { equals: current.version } },
      data: { ...change, version },
      req,
    });
    if (!updated) throw new ConflictError(`saved search ${id} was changed meanwhile`);
    return toSavedSearch({ ...doc, ...change, version });
  });
}

export function toSavedSearch(doc: SavedSearchDoc): SavedSearch {
  return {
    id: doc.id,
    guardianId: idOf(doc.guardian),
    wish: doc.wish as unknown as SavedWish,
    facilityId: doc.facility ?? undefined,
    address: doc.address,
    label: doc.label as unknown as SavedSearch['label'],
    lang: doc.lang === 'en' ? 'en' : 'zh',
    savedAt: doc.savedAt,
    known: doc.known as string[],
    telling: (doc.telling as string[] | null) ?? [],
    lastToldAt: doc.lastToldAt ?? undefined,
    toldCount: doc.toldCount,
    stoppedAt: doc.stoppedAt ?? undefined,
    stopReason: doc.stopReason ?? undefined,
    stopKey: doc.stopKey,
    version: doc.version,
  };
}
