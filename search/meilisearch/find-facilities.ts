import { onBall } from '#domain/places/geo.ts';
import type { FacilityCriteria, FacilityFacets, FacilityQuery } from '../port.ts';
import { isAnswerable } from '../rules/facility-filters.ts';
import { pageRange } from '../rules/facility-hits.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { nearnessOf, type Within } from '../rules/nearness.ts';
import { facilityText } from '../text/indexed-text.ts';
import { askedOf, rankOf } from '../text/matcher.ts';
import type { Spell } from '../text/pinyin.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { readingsOf } from '../text/readings.ts';
import { conditionsFor, kindFilter, type ReadEngine, textFilters, total } from './ask-text.ts';
import type { AskEngine } from './engine.ts';
import { addFacets, facetQueries, facetsIn, filtersWithout } from './facets.ts';
import { type Filter, idFilters, NOTHING, scopeFilters } from './filters.ts';
import { pageOfHits, toOrdered } from './page-of-hits.ts';

export interface FoundFacilities {
  total: number;
  hits: Ordered[];
  facets: FacilityFacets;
  conditions: Condition[];
}

interface Means {
  ask: AskEngine;
  read: ReadEngine;
}

export async function findFacilities(means: Means, query: FacilityQuery): Promise<FoundFacilities> {
  const { scopes, conditions } = await scopesOf(means, query);
  const { from, size } = pageRange(query);
  // No document is in two parts, so totals and facets add up; a page can be anywhere among the parts' first hits.
  const stretch = scopes.length === 1 ? { from, size } : { from: 0, size: from + size };
  const parts = await Promise.all(
    scopes.map(async (scope) => {
      const [answers, hits] = await Promise.all([
        means.ask(facetQueries(scope, query)),
        pageOfHits(means, filtersWithout(undefined, scope, query), { query, conditions, stretch }),
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
  means: Means,
  { query, spell }: { query: FacilityCriteria; spell: Spell },
): Promise<Ordered[]> {
  const { scopes, conditions } = await scopesOf(means, query);
  const filters = scopes.map((scope) => filtersWithout(undefined, scope, query));
  const found = await Promise.all(filters.map((filter) => means.read(filter, ['document', 'name'])));
  const ranked = sortOf(query) === 'relevance';
  return found
    .flat()
    .flatMap((one) => toOrdered(one, query, 0))
    .map((one) => (ranked ? { ...one, rank: rankOf(askedOf(readingsOf(facilityText(one.document), spell)), conditions) } : one))
    .sort(comparison(query));
}

/** The filters that no facet offers: one set, or several that share no document where many ids are named. */
async function scopesOf({ ask, read }: Means, query: FacilityCriteria): Promise<{ scopes: Filter[]; conditions: Condition[] }> {
  if (!isAnswerable(query)) return { scopes: [[NOTHING]], conditions: [] };
  const terms = parseQuery(query.q);
  const conditions = terms ? await conditionsFor(ask, terms, [kindFilter(['facility'])]) : [];
  const scope = [...scopeFilters(query), ...(terms ? [textFilters(conditions)] : [])];
  const scopes = (query.ids ? idFilters([...query.ids]) : [[]]).map((ids) => [...ids, ...scope]);
  const within = query.also && nearnessOf(query)?.within;
  if (!within) return { scopes, conditions };
  return { scopes: idFilters(await idsWithin(read, scopes, within)), conditions };
}

/** The boxes have kept the engine from reading the whole city; which of these are within the detour is worked out here. */
async function idsWithin(read: ReadEngine, scopes: Filter[], { holds }: Within): Promise<string[]> {
  const found = await Promise.all(scopes.map((scope) => read(scope, ['id', 'lat', 'lng'])));
  return found
    .flat()
    .flatMap(({ id, lat, lng }) => (id !== undefined && holds(...onBall({ lat: lat ?? 0, lng: lng ?? 0 })) ? [id] : []));
}
