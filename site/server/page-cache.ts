import type { CacheProvider } from 'astro';
import memoryProvider, { type MemoryCacheProviderOptions } from 'astro/cache/memory';

/**
 * Astro's cache in memory. Besides, a page that was being made while something it shows changed is not kept: it may
 * have been read before the change, and would be stored after the cache was told of it.
 */
export default function pageCache(config: MemoryCacheProviderOptions | undefined): CacheProvider {
  const memory = memoryProvider(config);
  /** For each page under way, what has changed since it was begun. */
  const underWay = new Set<Set<string>>();
  return {
    ...memory,
    onRequest: async (context, next) => {
      const changed = new Set<string>();
      underWay.add(changed);
      try {
        return (await memory.onRequest?.(context, next)) ?? (await next());
      } finally {
        underWay.delete(changed);
        if (changed.size > 0) await memory.invalidate({ tags: [...changed] });
      }
    },
    invalidate: async (options) => {
      for (const changed of underWay) for (const tag of [options.tags ?? []].flat()) changed.add(tag);
      await memory.invalidate(options);
    },
  };
}
