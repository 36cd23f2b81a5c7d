import type { CacheProvider } from 'astro';
import { LRUCache } from 'lru-cache';
import { readLocalPath } from '#cms/city/local-path.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { etagOf, type PageStore, pageKey, pageStore, type StoredPage } from '#site/server/page-store.ts';
import { showCopy } from './show-copy.ts';

/** What was read longer ago is not waited for: it may have been begun before what the log has not told yet. */
const JOINED_MS = 1000;

/** What a page that cannot be made anew is shown with. */
interface Shown {
  now: () => Instant;
  isAway: () => boolean;
  show: (copy: StoredPage, url: URL) => Promise<Response>;
}

/** Said to Astro alone, or of the one answer alone. */
const NOT_KEPT = ['cdn-cache-control', 'cache-tag', 'set-cookie', 'cache-control', 'last-modified'];

/**
 * Fills the store of pages, which the server asks before Astro. A page that was being made while something it shows
 * changed is not kept: it may have been read before the change, and would be stored after the store was told of it. Who
 * asks for a page that is being made waits for that one, if it was begun after the last change. And while the database
 * is away, a page that was there is shown as it was, with the time.
 */
export default function pageCache(
  _config?: unknown,
  { pages = pageStore, settle = ofPortal }: { pages?: PageStore; settle?: () => Promise<Shown> } = {},
): CacheProvider {
  /** For each page under way, what has changed since it was begun. */
  const underWay = new Set<Set<string>>();
  /** Pages under way that others may wait for, and which pages are worth it: those that have been kept before. */
  const joinable = new Map<string, { page: Promise<StoredPage | undefined>; begunAt: number }>();
  const keptBefore = new LRUCache<string, true>({ max: 8000 });

  /** Makes a page, and keeps one that may be kept. What failed is kept nowhere, whatever the page said before. */
  const make = async (key: string, next: () => Promise<Response>, at: Instant) => {
    const changed = new Set<string>();
    underWay.add(changed);
    try {
      const answer = await next();
      const page = await readPage(answer, at);
      if (!page) return { answer };
      if (!page.tags.some((tag) => changed.has(tag))) {
        pages.keep(key, page);
        keptBefore.set(key, true);
      }
      return { answer: asAnswer(page), page };
    } finally {
      underWay.delete(changed);
    }
  };

  /** The page that somebody else is having made, or undefined where it turns out to be for that one alone. */
  const joined = async (key: string) => {
    const known = joinable.get(key);
    return known && performance.now() - known.begunAt < JOINED_MS ? known.page.catch(() => undefined) : undefined;
  };

  const makeForAll = async (key: string, next: () => Promise<Response>, at: Instant) => {
    const begunAt = performance.now();
    const making = make(key, next, at);
    const page = making.then((made) => made.page);
    page.catch(() => undefined);
    const forAll = { page, begunAt };
    if (keptBefore.has(key)) joinable.set(key, forAll);
    try {
      return (await making).answer;
    } finally {
      if (joinable.get(key) === forAll) joinable.delete(key);
    }
  };

  return {
    name: 'pages',
    onRequest: async ({ request, url }, next) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next();
      const { now, isAway, show } = await settle();
      const key = keyOf(request);
      const known = isAway() ? pages.last(key) : undefined;
      if (known) return show(known, url);
      // An answer without its body is no page.
      if (request.method === 'HEAD') return next();
      const page = pages.fresh(key) ?? (await joined(key));
      const answer = page ? asAnswer(page) : await makeForAll(key, next, now());
      const copy = answer.status === 503 ? pages.last(key) : undefined;
      return copy ? show(copy, url) : answer;
    },
    invalidate: async (options) => {
      const tags = [options.tags ?? []].flat();
      joinable.clear();
      for (const changed of underWay) for (const tag of tags) changed.add(tag);
      pages.forget(tags);
    },
  };
}

function keyOf({ url, headers }: Request): string {
  const { pathname, search } = new URL(url);
  return pageKey(`${pathname}${search}`, { textSize: headers.get('x-text-size'), packing: headers.get('accept-encoding') });
}

/** An answer that may be kept, with all it says; nothing for one that is for its reader alone. */
async function readPage(answer: Response, at: Instant): Promise<StoredPage | undefined> {
  const { headers } = answer;
  const seconds = Number(/max-age=(\d+)/.exec(headers.get('cdn-cache-control') ?? '')?.[1] ?? 0);
  if (answer.status !== 200 || seconds === 0 || headers.has('set-cookie')) return undefined;
  const body = new Uint8Array(await answer.arrayBuffer());
  const packing = headers.get('content-encoding');
  const kept = [...headers].filter(([name]) => !NOT_KEPT.includes(name));
  const said = { 'content-length': String(body.length), etag: etagOf(body, packing), 'cache-control': 'no-cache' };
  return {
    body,
    packing,
    headers: [...kept.filter(([name]) => name !== 'content-length'), ...Object.entries(said)],
    tags: (headers.get('cache-tag') ?? '').split(',').map((tag) => tag.trim()),
    at,
    freshUntil: performance.now() + seconds * 1000,
  };
}

function asAnswer({ body, headers }: StoredPage): Response {
  return new Response(body as Uint8Array<ArrayBuffer>, { headers });
}

async function ofPortal(): Promise<Shown> {
  const { now, city, isDatabaseAway } = await getPortal();
  const { timeZone } = city;
  return {
    now,
    isAway: isDatabaseAway,
    show: (copy, { pathname }) => showCopy(copy, { now: now(), timeZone, lang: readLocalPath(pathname, city).lang }),
  };
}
