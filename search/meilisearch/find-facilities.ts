import { onBall } from '#domain/places/geo.ts';
import { findFacilities as findInStore } from '../embedded/find-facilities.ts';
import type { FacilityCriteria, FacilityFacets, FacilityQuery } from '../port.ts';
import { pageRange } from '../rules/facility-hits.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { nearnessOf, type Within as Reach } from '../rules/nearness.ts';
import { facilityText } from '../text/indexed-text.ts';
import { askedOf, rankOf } from '../text/matcher.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { readingsOf } from '../text/readings.ts';
import { readAll, total, type Within } from './ask.ts';
import { decided, type Means, narrowing } from './decide.ts';
import type { AskEngine } from './engine.ts';
import { addFacets, facetQueries, facetsIn, filtersWithout } from './facets.ts';
import { type Filter, idFilters, kindFilter, scopeFilters } from './filters.ts';
import { pageOfHits, toOrdered } from './page-of-hits.ts';
import { asked, type Question } from './question.ts';

interface FoundFacilities {
  total: number;
  hits: Ordered[];
  facets: FacilityFacets;
  conditions: Condition[];
}

const AMONG = { among: [kindFilter(['facility'])], kinds: ['facility' as const] };

export function findFacilities(means: Means, query: FacilityQuery): Promise<FoundFacilities> {
  const { from, size } = pageRange(query);
  return decided(means, { ...AMONG, terms: parseQuery(query.q) }, async (question) => {
    const { changed, scopes } = scopesOf(means, query, question);
    const all = await scopes;
    // No document is in two parts, so totals and facets add up; a page can be anywhere among the parts' first hits.
    const before = all.length === 1 ? Math.max(0, from - changed.hits.length) : 0;
    const stretch = { from: before, size: size === 0 ? 0 : from + size - before };
    const parts = await Promise.all(all.map((within) => findPart(means, within, { query, question, stretch })));
    const whole = [...parts, changed].reduce((one, other) => ({
      total: one.total + other.total,
      hits: [...one.hits, ...other.hits],
      facets: addFacets(one.facets, other.facets),
    }));
    const hits = whole.hits.sort(comparison(query)).slice(from - before, from - before + size);
    return { ...whole, hits, conditions: question?.conditions ?? [] };
  });
}

async function findPart(
  means: Means,
  within: Within,
  { query, question, stretch }: { query: FacilityQuery; question: Question | undefined; stretch: { from: number; size: number } },
): Promise<Omit<FoundFacilities, 'conditions'>> {
  const filter = filtersWithout(undefined, within.filter, query);
  const [answers, hits] = await Promise.all([
    means.ask(facetQueries(within, query)),
    pageOfHits(means, { ...within, filter }, { query, question, stretch }),
  ]);
  return { total: total(answers[0]), hits, facets: facetsIn(answers, query) };
}

/** All of them cost less to put in order here than to ask for page by page. */
export function findAllFacilities(means: Means, query: FacilityCriteria): Promise<Ordered[]> {
  return decided(means, { ...AMONG, terms: parseQuery(query.q) }, async (question) => {
    const { changed, scopes } = scopesOf(means, query, question);
    const parts = (await scopes).map(({ put, filter }) => ({ put, filter: filtersWithout(undefined, filter, query) }));
    const found = await Promise.all(parts.map((within) => readAll(means.ask, within, ['document', 'name'])));
    const rank = ({ document }: Ordered) =>
      question && sortOf(query) === 'relevance'
        ? rankOf(askedOf(readingsOf(facilityText(document), means.spell)), question.conditions)
        : 0;
    const ordered = found.flat().flatMap((one) => toOrdered(one, query, 0));
    return [...ordered.map((one) => ({ ...one, rank: rank(one) })), ...changed.hits].sort(comparison(query));
  });
}

/**
 * What has just changed, from memory, and where the engine is asked for the rest: once, or in several parts that share no
 * document where many ids are named. What has changed is looked at first, and at once.
 */
function scopesOf({ ask, unsettled }: Means, query: FacilityCriteria, question: Question | undefined) {
  const { without, store } = unsettled.now();
  const { rows, facets, order } = findInStore(store, query, question?.conditions);
  const changed = { total: rows.length, hits: rows.map(order.itemOf), facets };
  const filter = [...scopeFilters(query), ...without, ...(question ? narrowing(question) : [])];
  const put = asked(question);
  const scopes = (query.ids ? idFilters([...query.ids]) : [[]]).map((ids) => ({ put, filter: [...ids, ...filter] }));
  const reach = query.also && nearnessOf(query)?.within;
  return { changed, scopes: reach ? withinReach(ask, scopes, reach) : Promise.resolve(scopes) };
}

/** The boxes have kept the engine from reading the whole city; which of these are within the detour is worked out here. */
async function withinReach(ask: AskEngine, scopes: Within[], { holds }: Reach): Promise<Within[]> {
  const found = await Promise.all(scopes.map((scope) => readAll(ask, scope, ['id', 'lat', 'lng'])));
  const ids = found
    .flat()
    .flatMap(({ id, lat, lng }) => (id !== undefined && holds(...onBall({ lat: lat ?? 0, lng: lng ?? 0 })) ? [id] : []));
  const [scope] = scopes;
  // Of several scopes all but the ids is the same, and the ids that are left have passed both.
  const filter: Filter = scope?.filter.filter((one) => !one.startsWith('key IN')) ?? [];
  return idFilters(ids).map((some) => ({ put: scope?.put ?? {}, filter: [...some, ...filter] }));
}
