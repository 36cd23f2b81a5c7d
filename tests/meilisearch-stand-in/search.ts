import { filtered, valuesOf } from './apply-filter.ts';
import { facets } from './facets.ts';
import { type Match, matchWords } from './match-words.ts';
import { MeiliError } from './meili-error.ts';
import { ranked } from './ranked.ts';
import { scoreOf } from './score.ts';
import { settingsOf } from './settings.ts';
import type { StoredIndex } from './state.ts';
import type { Json } from './values.ts';
import { createWordIndex } from './word-index.ts';

export interface SearchBody {
  q?: string | null;
  filter?: unknown;
  sort?: string[];
  facets?: string[];
  offset?: number;
  limit?: number;
  page?: number;
  hitsPerPage?: number;
  attributesToRetrieve?: string[];
  attributesToSearchOn?: string[];
  matchingStrategy?: string;
  showRankingScore?: boolean;
  showRankingScoreDetails?: boolean;
}

const KNOWN = [
  ...['q', 'offset', 'limit', 'page', 'hitsPerPage', 'attributesToRetrieve', 'attributesToCrop', 'cropLength', 'cropMarker'],
  ...['attributesToHighlight', 'highlightPreTag', 'highlightPostTag', 'showMatchesPosition', 'showRankingScore'],
  ...['showRankingScoreDetails', 'filter', 'sort', 'distinct', 'facets', 'matchingStrategy', 'attributesToSearchOn', 'indexUid'],
];

export function search(index: StoredIndex, body: SearchBody): Json {
  checkBody(body);
  const q = body.q ?? '';
  const settings = settingsOf(index);
  const values = valuesOf(index);
  const words = (index.words ??= createWordIndex(values.documents, settings.searchableAttributes));
  const on = body.attributesToSearchOn ?? words.attributes;
  checkAttributes(index, on);
  const matches = matchWords(words, q, { on, settings });
  const kept = filtered(index, body.filter);
  const ids = matches.found ? [...kept].filter((id) => matches.found?.has(id)) : [...kept];
  const total = Math.min(ids.length, settings.pagination.maxTotalHits);
  const { page, hitsPerPage } = body;
  const paged = page !== undefined || hitsPerPage !== undefined;
  const size = paged ? (hitsPerPage ?? 20) : (body.limit ?? 20);
  const from = paged ? ((page ?? 1) - 1) * size : (body.offset ?? 0);
  const shown = ranked(ids, { index, sort: body.sort ?? [], matches: matches.found }).slice(from, Math.min(from + size, total));
  const scored = (id: number) => {
    if (!body.showRankingScore) return {};
    const match: Match = matches.found?.get(id) ?? { typos: 0, attribute: 0 };
    const { score, details } = scoreOf(match, { matches, settings, attributes: words.attributes.length });
    return { _rankingScore: score, ...(body.showRankingScoreDetails ? { _rankingScoreDetails: details } : {}) };
  };
  return {
    hits: shown.map((id) => ({ ...retrieved(values.documents[id] as Json, body), ...scored(id) })),
    query: q,
    processingTimeMs: 0,
    ...(paged
      ? { hitsPerPage: size, page: page ?? 1, totalPages: size === 0 ? 0 : Math.ceil(total / size), totalHits: total }
      : { limit: size, offset: from, estimatedTotalHits: total }),
    ...(body.facets ? { facetDistribution: facets(ids, body.facets, index), facetStats: {} } : {}),
    requestUid: 'stand-in',
  };
}

function checkBody(body: SearchBody): void {
  const unknown = Object.keys(body).find((field) => !KNOWN.includes(field));
  if (unknown)
    throw new MeiliError(400, 'bad_request', `Unknown field \`${unknown}\`: expected one of \`${KNOWN.join('`, `')}\``);
  for (const name of ['limit', 'offset', 'page', 'hitsPerPage'] as const) {
    const value = body[name];
    if (value !== undefined && value < 0)
      throw new MeiliError(
        400,
        `invalid_search_${name === 'hitsPerPage' ? 'hits_per_page' : name}`,
        `Invalid value type at \`.${name}\`: expected a positive integer, but found a negative integer: \`${value}\``,
      );
  }
}

function checkAttributes(index: StoredIndex, on: string[]): void {
  const { searchableAttributes } = settingsOf(index);
  const unknown = on.find((one) => !searchableAttributes.includes(one) && !searchableAttributes.includes('*'));
  if (unknown === undefined) return;
  throw new MeiliError(
    400,
    'invalid_search_attributes_to_search_on',
    `Index \`${index.uid}\`: Attribute \`${unknown}\` is not searchable. Available searchable attributes are: \`${searchableAttributes.join(', ')}\`.`,
  );
}

function retrieved(document: Json, { attributesToRetrieve }: SearchBody): Json {
  if (!attributesToRetrieve || attributesToRetrieve.includes('*')) return document;
  return picked(document, attributesToRetrieve);
}

export function picked(document: Json, fields: string[]): Json {
  return Object.fromEntries(Object.entries(document).filter(([field]) => fields.includes(field)));
}
