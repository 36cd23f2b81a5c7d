import { isDeepStrictEqual } from 'node:util';
import type { Settings } from 'meilisearch';

const EQUAL = ['key', 'kind', 'district', 'township', 'institution', 'forms', 'inclusive', 'model', 'bookable'];
const ALSO_EQUAL = ['meals', 'openToPublic', 'rural', 'languages', 'access'];
const COMPARED = ['lat', 'lng', 'ageFrom', 'ageTo', 'closesAt', 'day'];
const PRICES = ['price_full_day', 'price_half_day', 'price_hourly', 'price_temporary'];

/**
 * How an index is set up. Words are looked up as they are (see `tokens.ts`), so neither prefixes nor neighbours are
 * indexed; a word is one slip off only where it is asked without quotation marks. All order is by `sort`.
 */
export const SETTINGS = {
  searchableAttributes: ['title', 'labels', 'lines', 'body'],
  filterableAttributes: [
    {
      attributePatterns: [...EQUAL, ...ALSO_EQUAL],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: [...COMPARED, 'price', ...PRICES],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
    '_geo',
  ],
  sortableAttributes: ['_geo', 'key', 'name', ...PRICES],
  rankingRules: ['sort'],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 255 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: true,
  },
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  facetSearch: false,
  // Towns of a whole country, and totals of a hundred thousand centres: both limits would silently cut the truth.
  faceting: { maxValuesPerFacet: 20_000 },
  pagination: { maxTotalHits: 1_000_000 },
  searchCutoffMs: 2000,
} satisfies Settings;

/** Whether an index is set up so already: setting it up again is a task, and may mean to index everything anew. */
export function isSetUp(held: Settings): boolean {
  return Object.entries(SETTINGS).every(([name, wanted]) => holds(held[name as keyof Settings], wanted));
}

/** The server adds what is not set, so every field that is must be there. */
function holds(held: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return isDeepStrictEqual(held, wanted);
  return Object.entries(wanted as object).every(([name, value]) => holds((held as Record<string, unknown>)?.[name], value));
}
