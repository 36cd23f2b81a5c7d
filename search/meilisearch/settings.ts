import type { Settings } from 'meilisearch';

/** Only these are ever asked for whole; the ranges over text need nothing else. */
const TEXT = [
  'titleHan',
  'labelsHan',
  'linesHan',
  'bodyHan',
  'titleLatin',
  'labelsLatin',
  'linesLatin',
  'bodyLatin',
  'titleInitials',
  'labelsInitials',
];
const EQUAL = ['key', 'kind', 'district', 'township', 'institution', 'forms', 'inclusive', 'model', 'bookable'];
const ALSO_EQUAL = ['meals', 'openToPublic', 'rural', 'languages', 'access'];
const COMPARED = ['lat', 'lng', 'ageFrom', 'ageTo', 'closesAt', 'day'];
const PRICES = ['price_full_day', 'price_half_day', 'price_hourly', 'price_temporary'];

/**
 * How an index is set up. All matching is done by filters, which are exact, and all order by `sort`: Meilisearch's
 * own segmentation misses substrings of Chinese words, and its typo tolerance guesses where we promise not to.
 */
export const SETTINGS: Settings = {
  // An operator can look a document up by name in Meilisearch's own window; the portal never does.
  searchableAttributes: ['name'],
  filterableAttributes: [
    { attributePatterns: TEXT, features: { facetSearch: false, filter: { equality: false, comparison: true } } },
    {
      attributePatterns: [...EQUAL, ...ALSO_EQUAL],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: [...COMPARED, ...PRICES],
      features: { facetSearch: false, filter: { equality: true, comparison: true } },
    },
    '_geo',
  ],
  sortableAttributes: ['_geo', 'name', 'key', ...PRICES],
  rankingRules: ['sort'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  // Towns of a whole country, and totals of a hundred thousand centres: both limits would silently cut the truth.
  faceting: { maxValuesPerFacet: 20_000 },
  pagination: { maxTotalHits: 1_000_000 },
  searchCutoffMs: 2000,
};
