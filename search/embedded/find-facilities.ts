import type { FacilityCriteria, FacilityFacets } from '../port.ts';
import { isAnswerable } from '../rules/facility-filters.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { type Nearness, nearnessOf } from '../rules/nearness.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { countFacets } from './facets.ts';
import type { RowOrder } from './first-in-order.ts';
import { rowSet } from './row-set.ts';
import { scopeOf } from './scope.ts';
import type { Store } from './store.ts';

export interface Found {
  /** The rows that match, in no order. */
  rows: number[];
  facets: FacilityFacets;
  /** What was asked of the text in the end; none where nothing was. */
  conditions: Condition[];
  order: RowOrder<Ordered>;
}

export function findFacilities({ facilities, traits }: Store, query: FacilityCriteria): Found {
  const answerable = isAnswerable(query);
  const terms = parseQuery(query.q);
  const conditions = terms && answerable ? facilities.conditionsFor(terms) : [];
  const nearness = nearnessOf(query);
  const found = terms ? [facilities.find(conditions)] : [];
  if (query.ids) found.push(rowSet(Array.from(query.ids, facilities.rowOf).filter((row) => row >= 0)));
  const scope = answerable ? scopeOf(traits, query, { nearness, found }) : rowSet();
  const documentAt = (row: number) => facilities.at(row).document;
  const { rows, facets } = countFacets(scope, { query, traits, documentAt });

  const sort = sortOf(query);
  const rankOf = sort === 'relevance' ? facilities.ranksOf(conditions) : () => 0;
  const { x, y, z } = traits.columns;
  const measured = (row: number, measure: Nearness['detour']) =>
    measure ? measure(x[row] as number, y[row] as number, z[row] as number) : null;
  const itemOf = (row: number): Ordered => ({
    ...facilities.at(row),
    rank: rankOf(row),
    distance: measured(row, nearness?.distance),
    detour: measured(row, nearness?.detour),
  });
  const measure = sort === 'detour' ? nearness?.detour : sort === 'distance' ? nearness?.chord : undefined;
  const keyOf = measure ? (row: number) => measure(x[row] as number, y[row] as number, z[row] as number) : rankOf;
  return { rows, facets, conditions, order: { itemOf, keyOf, compare: comparison(query) } };
}
