import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { followedUpTo } from '#cms/core/changes.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { showsPlaces } from './page-tags.ts';

/** A page that is the same for everybody, as the bytes that are sent. */
export interface StoredPage {
  body: Uint8Array;
  /** How the body is packed. */
  packing: string | null;
  headers: [name: string, value: string][];
  /** What it shows: when one of these changes, it is forgotten. */
  tags: string[];
  at: Instant;
  /** Until when it is sent as it is, in milliseconds of `performance.now()`. Later it is only a last copy. */
  freshUntil: number;
}

/** Pages by what makes them differ: path, what was asked of it, size of text, packing. */
export interface PageStore {
  /** A page that may be sent as it is. */
  fresh(key: string): StoredPage | undefined;
  /** The page as it was made last, old or not: for when no new one can be made. */
  last(key: string): StoredPage | undefined;
  keep(key: string, page: StoredPage): void;
  /** What a page shows has changed: it is not true any more, and may show what was withdrawn. */
  forget(tags: readonly string[]): void;
}

const MOST_PAGES = 4000;
const MOST_BYTES = 64_000_000;
/** Who shows places has to have heard of every sale that is older. */
const PLACES_MS = 1000;

/** @param followed up to when the log of changes has been followed, in milliseconds of `performance.now()` */
export function createPageStore({ followed = followedUpTo } = {}): PageStore {
  const pages = new LRUCache<string, StoredPage>({
    max: MOST_PAGES,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1,
  });
  return {
    fresh: (key) => {
      const page = pages.get(key);
      const now = performance.now();
      if (!page || page.freshUntil <= now) return undefined;
      return showsPlaces(page.tags) && followed() < now - PLACES_MS ? undefined : page;
    },
    last: (key) => pages.get(key),
    keep: (key, page) => void pages.set(key, page),
    forget: (tags) => {
      const gone = new Set(tags);
      for (const [key, page] of pages.entries()) if (page.tags.some((tag) => gone.has(tag))) pages.delete(key);
    },
  };
}

/** The store of this process: the server asks it before Astro, which fills it. */
export const pageStore = createPageStore();

/**
 * @param url path and query, as the server has settled them
 * @param seen what else a page is made for, of few kinds
 */
export function pageKey(url: string, seen: { textSize: unknown; packing: unknown }): string {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const asked = new URLSearchParams(at < 0 ? '' : url.slice(at));
  asked.sort();
  return `${path}?${asked}\n${seen.textSize === 'large' ? 'large' : ''}\n${seen.packing ?? ''}`;
}

/** Names the bytes of a page: one that a browser has already is not sent again. */
export function etagOf(body: Uint8Array, packing: string | null): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}${packing ? `-${packing}` : ''}"`;
}
