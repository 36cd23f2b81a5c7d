import { MeiliError } from './meili-error.ts';
import type { StoredIndex } from './state.ts';
import type { Json } from './values.ts';

/** What the server takes where nothing is set. */
const DEFAULTS = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'] as string[],
  filterableAttributes: [] as (string | FilterableRule)[],
  sortableAttributes: [] as string[],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: 'byWord',
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [] as string[],
    disableOnAttributes: [] as string[],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1000 },
  embedders: {},
  searchCutoffMs: null as number | null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: 'indexingTime',
};

export interface FilterableRule {
  attributePatterns: string[];
  features: { facetSearch: boolean; filter: { equality: boolean; comparison: boolean } };
}

export type Settings = typeof DEFAULTS;

export function settingsOf({ settings }: Pick<StoredIndex, 'settings'>): Settings {
  return merged(DEFAULTS, settings) as Settings;
}

const RULES = ['words', 'typo', 'sort', 'proximity', 'attribute', 'attributeRank', 'wordPosition', 'exactness'] as const;

export function checkSettings({ rankingRules }: Partial<Settings>): void {
  const wrong = (rankingRules ?? []).findIndex((rule) => !RULES.some((one) => one === rule) && !/^[^:]+:(asc|desc)$/.test(rule));
  if (wrong < 0) return;
  const rule = rankingRules?.[wrong];
  throw new MeiliError(
    400,
    'invalid_settings_ranking_rules',
    `Invalid value at \`.rankingRules[${wrong}]\`: \`${rule}\` ranking rule is invalid. Valid ranking rules are words, typo, sort, proximity, attribute, exactness and custom ranking rules.`,
  );
}

/** Settings as they are kept: attributes to sort by in order of the alphabet. */
export function inOrder(changes: Json): Json {
  const { sortableAttributes } = changes as Partial<Settings>;
  return sortableAttributes ? { ...changes, sortableAttributes: sortableAttributes.toSorted() } : { ...changes };
}

export function changeSettings(index: StoredIndex, changes: Json): void {
  index.settings = merged(index.settings, changes) as Json;
  index.words = undefined;
}

/** The attributes that may be filtered by, as errors list them. */
export function filterable(index: Pick<StoredIndex, 'settings'>): string[] {
  const rules = settingsOf(index).filterableAttributes;
  return rules.flatMap((rule) => (typeof rule === 'string' ? rule : rule.attributePatterns)).sort();
}

function merged(one: unknown, other: unknown): unknown {
  if (other === undefined) return one;
  if (!isObject(one) || !isObject(other)) return other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, merged(one[name], other[name])]));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
