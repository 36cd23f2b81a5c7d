import { createEmbeddedSearch } from './embedded/create-embedded-search.ts';
import { createMeilisearch } from './meilisearch/create-meilisearch.ts';
import type { IndexFile, ReadDocuments, SearchPort } from './port.ts';
import type { ReadingTable } from './text/pinyin.ts';
import { createSearchWithFallback, type FallbackOptions } from './with-fallback.ts';

/**
 * Meilisearch when `MEILI_HOST` is set (`http://127.0.0.1:7700`), with the key in `MEILI_API_KEY`, and an index in
 * memory for the time it is away; else that index alone. `MEILI_INDEX` names the index where the city's name will not do.
 */
export function chooseSearch(
  env: Record<string, string | undefined>,
  deps: { city: string; readings?: () => ReadingTable; read: ReadDocuments; log: FallbackOptions['log']; file?: IndexFile },
): SearchPort {
  const { city, readings, read, log } = deps;
  const createSpare = () => createEmbeddedSearch({ readings });
  const host = env.MEILI_HOST?.trim();
  if (!host) return createEmbeddedSearch({ readings, file: deps.file });
  const index = env.MEILI_INDEX?.trim() || `jintuo-${city}`;
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(index)) throw new Error(`MEILI_INDEX=${index} is not a name for an index.`);
  if (!/^https?:\/\/[^/]+/.test(host))
    throw new Error(`MEILI_HOST=${host} is not an address: it begins with http:// or https://.`);
  const main = createMeilisearch({ host, apiKey: env.MEILI_API_KEY?.trim() || undefined, index, readings });
  return createSearchWithFallback({ main, createSpare, read, log });
}
