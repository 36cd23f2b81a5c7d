import { distanceMetres } from '#domain/geo.ts';
import type { FacilityCriteria, FacilityFacets } from '../port.ts';
import { boxAround } from '../rules/box-around.ts';
import { isAnswerable } from '../rules/facility-filters.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { countFacets } from './facets.ts';
import { isWithin, type RowTest, scopeTests } from './row-tests.ts';
import type { Store } from './store.ts';

export interface Found {
  /** In no order. */
  matching: Ordered[];
  facets: FacilityFacets;
  /** What was asked of the text in the end; none where nothing was. */
  conditions: Condition[];
  compare: (a: Ordered, b: Ordered) => number;
}

export function findFacilities(store: Store, query: FacilityCriteria): Found {
  const { facilities, traits } = store;
  const terms = parseQuery(query.q);
  const conditions = terms && isAnswerable(query) ? facilities.conditionsFor(terms) : [];
  const documentAt = (row: number) => facilities.at(row).document;
  const scope = isAnswerable(query) ? scopeOf(store, query, terms && conditions) : [];
  const { matching, facets } = countFacets(scope, { query, traits, documentAt });
  const rankOf = sortOf(query) === 'relevance' ? facilities.ranksOf(conditions) : () => 0;
  const ordered = matching.map((row): Ordered => {
    const { document, key } = facilities.at(row);
    return { document, key, rank: rankOf(row), distance: query.near ? distanceTo(store, query.near, row) : null };
  });
  return { matching: ordered, facets, conditions, compare: comparison(query) };
}

/** The rows that match all but what the facets offer. */
function scopeOf(store: Store, query: FacilityCriteria, conditions: Condition[] | undefined): number[] {
  const { facilities, traits } = store;
  const { near, radius = Number.POSITIVE_INFINITY, ids } = query;
  const tests = scopeTests(traits, query);
  if (near && Number.isFinite(radius)) tests.unshift(isWithin(traits, boxAround(near, radius)));
  if (ids && conditions) {
    const named = new Set(Array.from(ids, facilities.rowOf));
    tests.push((row) => named.has(row));
  }
  if (near) tests.push((row) => distanceTo(store, near, row) <= radius);
  const rows = conditions ? facilities.find(conditions) : ids ? Array.from(ids, facilities.rowOf) : facilities.rows();
  return passing(rows, tests);
}

/** Written out, because it is gone through a hundred thousand times a question. */
function passing(rows: ArrayLike<number>, tests: readonly RowTest[]): number[] {
  const found: number[] = [];
  next: for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    for (let test = 0; test < tests.length; test++) if (!(tests[test] as RowTest)(row)) continue next;
    found.push(row);
  }
  return found;
}

function distanceTo({ traits: { lats, lngs } }: Store, near: { lat: number; lng: number }, row: number): number {
  return distanceMetres(near, { lat: lats[row] as number, lng: lngs[row] as number });
}
