import { onBall } from '#domain/places/geo.ts';
import { findFacilities as findInStore } from '../embedded/find-facilities.ts';
import type { FacilityCriteria, FacilityFacets, FacilityQuery, SearchDocument } from '../port.ts';
import { locationOf } from '../rules/facility-filters.ts';
import { pageRange } from '../rules/facility-hits.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import type { OfPoint } from '../rules/nearness.ts';
import { facilityText } from '../text/indexed-text.ts';
import { askedOf, rankOf } from '../text/matcher.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { readingsOf } from '../text/readings.ts';
import { readAll, total, type Within } from './ask.ts';
import { decided, type Means, narrowing } from './decide.ts';
import { reachOf, withinReach } from './detour.ts';
import type { AskEngine } from './engine.ts';
import { addFacets, facetQueries, facetsIn, filtersWithout } from './facets.ts';
import { idFilters, kindFilter, scopeFilters } from './filters.ts';
import { DOCUMENT, toOrdered } from './ordered.ts';
import { pageOfHits } from './page-of-hits.ts';
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
    const reach = reachOf(query, filtersWithout(undefined, scopes[0]?.filter ?? [], query));
    const within = reach ? Promise.all(scopes.map((one) => withinReach(means.ask, one, reach))) : [scopes];
    // By detour, a page is found by smaller ways within it.
    const paged = sortOf(query) === 'detour' ? [scopes] : within;
    const [counts, hits] = await Promise.all([
      Promise.resolve(within).then((all) => Promise.all(all.flat().map((one) => countsIn(means.ask, one, query)))),
      Promise.resolve(paged).then(async (all) => {
        const parts = all.flat();
        // No document is in two parts, so totals and facets add up; a page can be anywhere among the parts' first hits.
        const before = parts.length === 1 ? Math.max(0, from - changed.hits.length) : 0;
        const stretch = { from: before, size: size === 0 ? 0 : from + size - before };
        const found = await Promise.all(
          parts.map(({ put, filter }) => {
            const part = { put, filter: filtersWithout(undefined, filter, query) };
            return pageOfHits(means, part, { query, question, stretch });
          }),
        );
        return [...found.flat(), ...changed.hits].sort(comparison(query)).slice(from - before, from - before + size);
      }),
    ]);
    const whole = [...counts, changed].reduce((one, other) => ({
      total: one.total + other.total,
      facets: addFacets(one.facets, other.facets),
    }));
    return { ...whole, hits, conditions: question?.conditions ?? [] };
  });
}

async function countsIn(
  ask: AskEngine,
  within: Within,
  query: FacilityQuery,
): Promise<{ total: number; facets: FacilityFacets }> {
  const answers = await ask(facetQueries(within, query));
  return { total: total(answers[0]), facets: facetsIn(answers, query) };
}

/** All of them cost less to put in order here than to ask for page by page. */
export function findAllFacilities(means: Means, query: FacilityCriteria): Promise<Ordered[]> {
  return decided(means, { ...AMONG, terms: parseQuery(query.q) }, async (question) => {
    const { changed, scopes } = scopesOf(means, query, question);
    const reach = reachOf(query, filtersWithout(undefined, scopes[0]?.filter ?? [], query));
    const parts = scopes.map(({ put, filter }) => ({
      put,
      filter: [...filtersWithout(undefined, filter, query), ...(reach?.maybe ?? [])],
    }));
    const read = (await Promise.all(parts.map((within) => readAll(means.ask, within, DOCUMENT)))).flat();
    const found = reach ? read.filter(({ document }) => isWithin(document, reach.holds)) : read;
    const rank = ({ document }: Ordered) =>
      question && sortOf(query) === 'relevance'
        ? rankOf(askedOf(readingsOf(facilityText(document), means.spell)), question.conditions)
        : 0;
    const ordered = found.flatMap((one) => toOrdered(one, query, 0));
    return [...ordered.map((one) => ({ ...one, rank: rank(one) })), ...changed.hits].sort(comparison(query));
  });
}

/**
 * What has just changed, from memory, and where the engine is asked for the rest: once, or in several parts that share no
 * document where many ids are named. What has changed is looked at first, and at once.
 */
function scopesOf({ unsettled }: Means, query: FacilityCriteria, question: Question | undefined) {
  const { without, store } = unsettled.now();
  const { rows, facets, order } = findInStore(store, query, question?.conditions);
  const changed = { total: rows.size(), hits: rows.array().map(order.itemOf), facets };
  const filter = [...scopeFilters(query), ...without, ...(question ? narrowing(question) : [])];
  const put = asked(question);
  const scopes: Within[] = (query.ids ? idFilters([...query.ids]) : [[]]).map((ids) => ({ put, filter: [...ids, ...filter] }));
  return { changed, scopes };
}

function isWithin(document: SearchDocument | undefined, holds: OfPoint<boolean>): boolean {
  const location = document?.kind === 'facility' && locationOf(document);
  return location ? holds(...onBall(location)) : false;
}
