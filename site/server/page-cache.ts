import type { CacheProvider } from 'astro';
import memoryProvider, { type MemoryCacheProviderOptions } from 'astro/cache/memory';
import { readLocalPath } from '#cms/city/local-path.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type Copy, createLastCopies, showCopy } from './last-copies.ts';

/** What a page that cannot be made anew is shown with. */
interface Shown {
  now: () => Instant;
  isAway: () => boolean;
  show: (copy: Copy, url: URL) => Promise<Response>;
}

/**
 * Astro's cache in memory. Besides, a page that was being made while something it shows changed is not kept: it may
 * have been read before the change, and would be stored after the cache was told of it. And while the database is away,
 * a page that was there is shown as it was, with the time.
 */
export default function pageCache(
  config: MemoryCacheProviderOptions | undefined,
  settle: () => Promise<Shown> = ofPortal,
): CacheProvider {
  const memory = memoryProvider(config);
  const copies = createLastCopies();
  /** For each page under way, what has changed since it was begun. */
  const underWay = new Set<Set<string>>();

  /** Makes a page, and keeps a copy of one that may be kept. What failed is kept nowhere, whatever the page said before. */
  const make = async (next: () => Promise<Response>, request: Request, at: Instant) => {
    const answer = await next();
    if (answer.status !== 200) {
      answer.headers.delete('cdn-cache-control');
      answer.headers.delete('cache-tag');
    } else if (answer.headers.has('cdn-cache-control') && answer.headers.get('content-type')?.startsWith('text/html')) {
      await copies.keep(request, answer.clone(), at);
    }
    return answer;
  };

  return {
    ...memory,
    onRequest: async (context, next) => {
      const { request, url } = context;
      const { now, isAway, show } = await settle();
      const lastCopy = () => (request.method === 'GET' || request.method === 'HEAD' ? copies.find(request) : undefined);
      const known = isAway() ? lastCopy() : undefined;
      if (known) return show(known, url);
      const changed = new Set<string>();
      underWay.add(changed);
      const at = now();
      const making = () => make(next, request, at);
      let answer: Response;
      try {
        answer = (await memory.onRequest?.(context, making)) ?? (await making());
      } finally {
        underWay.delete(changed);
        if (changed.size > 0) await forget([...changed]);
      }
      const copy = answer.status === 503 ? lastCopy() : undefined;
      return copy ? show(copy, url) : answer;
    },
    invalidate: async (options) => {
      const tags = [options.tags ?? []].flat();
      for (const changed of underWay) for (const tag of tags) changed.add(tag);
      copies.forget(tags);
      await memory.invalidate(options);
    },
  };

  async function forget(tags: string[]): Promise<void> {
    copies.forget(tags);
    await memory.invalidate({ tags });
  }
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
