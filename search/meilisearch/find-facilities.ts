import type { FacilityCriteria, FacilityFacets, FacilityQuery } from '../port.ts';
import { isAnswerable } from '../rules/facility-filters.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { pageRange } from '../rules/page.ts';
import { facilityText } from '../text/indexed-text.ts';
import { askedOf, rankOf } from '../text/matcher.ts';
import type { Spell } from '../text/pinyin.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { readingsOf } from '../text/readings.ts';
import { type AskEngine, conditionsFor, textFilters, total } from './ask-text.ts';
import type { Found } from './engine.ts';
import { addFacets, facetQueries, facetsIn, filtersWithout } from './facets.ts';
import { type Filter, idFilter, NOTHING, scopeFilters } from './filters.ts';
import { pageOfHits, toOrdered } from './page-of-hits.ts';

/** A filter that names more than this is asked in parts. */
const IDS_A_QUESTION = 2000;

export interface FoundFacilities {
  total: number;
  hits: Ordered[];
  facets: FacilityFacets;
  conditions: Condition[];
}

export async function findFacilities(ask: AskEngine, query: FacilityQuery): Promise<FoundFacilities> {
  const { scopes, conditions } = await scopesOf(ask, query);
  const { from, size } = pageRange(query);
  // No document is in two parts, so totals and facets add up; a page can be anywhere among the parts' first hits.
  const stretch = scopes.length === 1 ? { from, size } : { from: 0, size: from + size };
  const parts = await Promise.all(
    scopes.map(async (scope) => {
      const [answers, hits] = await Promise.all([
        ask(facetQueries(scope, query)),
        pageOfHits(ask, filtersWithout(undefined, scope, query), { query, conditions, stretch }),
      ]);
      return { total: total(answers[0]), hits, facets: facetsIn(answers, query) };
    }),
  );
  const whole = parts.reduce((one, other) => ({
    total: one.total + other.total,
    hits: [...one.hits, ...other.hits],
    facets: addFacets(one.facets, other.facets),
  }));
  if (parts.length > 1) whole.hits = whole.hits.sort(comparison(query)).slice(from, from + size);
  return { ...whole, conditions };
}

/** All of them cost less to put in order here than to ask for page by page. */
export async function findAllFacilities(
  ask: AskEngine,
  readAll: (filter: Filter) => Promise<Found[]>,
  { query, spell }: { query: FacilityCriteria; spell: Spell },
): Promise<Ordered[]> {
  const { scopes, conditions } = await scopesOf(ask, query);
  const found = await Promise.all(scopes.map((scope) => readAll(filtersWithout(undefined, scope, query))));
  const ranked = sortOf(query) === 'relevance';
  return found
    .flat()
    .flatMap((one) => toOrdered(one, query, 0))
    .map((one) => (ranked ? { ...one, rank: rankOf(askedOf(readingsOf(facilityText(one.document), spell)), conditions) } : one))
    .sort(comparison(query));
}

/** The filters that no facet offers: one set, or several that share no document where many ids are named. */
async function scopesOf(ask: AskEngine, query: FacilityCriteria): Promise<{ scopes: Filter[]; conditions: Condition[] }> {
  if (!isAnswerable(query)) return { scopes: [[NOTHING]], conditions: [] };
  const terms = parseQuery(query.q);
  const conditions = terms ? await conditionsFor(ask, terms, ['facility']) : [];
  const scope = [...scopeFilters(query), ...(terms ? [textFilters(conditions)] : [])];
  return { scopes: idFilters(query.ids).map((ids) => [...ids, ...scope]), conditions };
}

function idFilters(ids: Set<string> | undefined): Filter[] {
  if (!ids) return [[]];
  const all = [...ids];
  const parts = Math.max(1, Math.ceil(all.length / IDS_A_QUESTION));
  return Array.from({ length: parts }, (_, at) => [idFilter(all.slice(at * IDS_A_QUESTION, (at + 1) * IDS_A_QUESTION))]);
}
