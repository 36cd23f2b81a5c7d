import type { FacilityCriteria, FacilityFacets, Point } from '../port.ts';
import { isAnswerable } from '../rules/facility-filters.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { type Nearness, nearnessOf } from '../rules/nearness.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { countFacets } from './facets.ts';
import type { RowOrder } from './first-in-order.ts';
import { isWithin, type RowTest, scopeTests } from './row-tests.ts';
import type { Store } from './store.ts';

export interface Found {
  /** The rows that match, in no order. */
  rows: number[];
  facets: FacilityFacets;
  /** What was asked of the text in the end; none where nothing was. */
  conditions: Condition[];
  order: RowOrder<Ordered>;
}

export function findFacilities(store: Store, query: FacilityCriteria): Found {
  const { facilities, traits } = store;
  const terms = parseQuery(query.q);
  const conditions = terms && isAnswerable(query) ? facilities.conditionsFor(terms) : [];
  const documentAt = (row: number) => facilities.at(row).document;
  const nearness = nearnessOf(query);
  // Worked out once for each row that is looked at: most are, and the order asks again.
  const measured = new Float64Array(nearness ? traits.lats.length : 0);
  const scope = isAnswerable(query) ? scopeOf(store, query, { nearness, measured, conditions: terms && conditions }) : [];
  const { matching, facets } = countFacets(scope, { query, traits, documentAt });
  const sort = sortOf(query);
  const rankOf = sort === 'relevance' ? facilities.ranksOf(conditions) : () => 0;
  const itemOf = (row: number): Ordered => {
    const { document, key } = facilities.at(row);
    const point = placeOf(store, row);
    const [distance = null, detour = null] = [nearness?.distance(point), nearness?.detour(point)];
    return { document, key, rank: rankOf(row), distance, detour };
  };
  const byMeasure = sort === 'detour' || (sort === 'distance' && !query.also);
  const keyOf = byMeasure ? (row: number) => measured[row] as number : rankOf;
  return { rows: matching, facets, conditions, order: { itemOf, keyOf, compare: comparison(query) } };
}

/** The rows that match all but what the facets offer. */
function scopeOf(
  store: Store,
  query: FacilityCriteria,
  args: { nearness: Nearness | undefined; measured: Float64Array; conditions: Condition[] | undefined },
): number[] {
  const { facilities, traits } = store;
  const { nearness, measured, conditions } = args;
  const { ids } = query;
  const boxes = (nearness?.boxes ?? []).map((box) => isWithin(traits, box));
  const tests = [...boxes, ...scopeTests(traits, query)];
  if (ids && conditions) {
    const named = new Set(Array.from(ids, facilities.rowOf));
    tests.push((row) => named.has(row));
  }
  if (nearness) {
    tests.push((row) => {
      const metres = nearness.measure(placeOf(store, row));
      measured[row] = metres;
      return metres <= nearness.most;
    });
  }
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

function placeOf({ traits: { lats, lngs } }: Store, row: number): Point {
  return { lat: lats[row] as number, lng: lngs[row] as number };
}
