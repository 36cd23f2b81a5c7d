import type { FacilityFacets } from '../port.ts';
import { comparison, type Ordered, sortOf } from '../rules/facility-order.ts';
import { type Nearness, nearnessOf } from '../rules/nearness.ts';
import { AFTER_EVERY_NAME, startOfKey } from '../rules/sort-key.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import { type Asked, countFacets } from './facets.ts';
import type { RowOrder } from './first-in-order.ts';
import { nearestRows } from './nearest-rows.ts';
import { type RowSet, rowSet } from './row-set.ts';
import { scopeOf } from './scope.ts';
import type { Store } from './store.ts';
import { ofRow } from './traits.ts';

export interface Found {
  /** The rows that match. */
  rows: RowSet;
  /** Of them some, in no order, among which the first so many are. */
  firstAmong: (count: number) => readonly number[];
  facets: FacilityFacets;
  /** What was asked of the text in the end; none where nothing was. */
  conditions: Condition[];
  order: RowOrder<Ordered>;
}

/** `decided` are the conditions where they are known already. */
export function findFacilities({ facilities, traits }: Store, query: Asked, decided?: Condition[]): Found {
  const terms = parseQuery(query.q);
  const conditions = terms ? (decided ?? facilities.conditionsFor(terms)) : [];
  const nearness = nearnessOf(query);
  const found = terms ? [facilities.find(conditions)] : [];
  const rowsOfIds = (ids: Set<string>) => rowSet(Array.from(ids, facilities.rowOf).filter((row) => row >= 0));
  if (query.ids) found.push(rowsOfIds(query.ids));
  const scope = scopeOf(traits, query, { nearness, found, left: query.except && rowsOfIds(query.except) });
  const documentAt = (row: number) => facilities.at(row).document;
  const { rows, facets } = countFacets(scope, { query, traits, documentAt });

  const sort = sortOf(query);
  const ranks = sort === 'relevance' ? facilities.ranksOf(conditions) : undefined;
  const metres = (measure: Nearness['detour']) => (measure ? ofRow(traits.columns, measure) : () => null);
  const [distanceOf, detourOf] = [metres(nearness?.distance), metres(nearness?.detour)];
  const itemOf = (row: number): Ordered => ({
    ...facilities.at(row),
    rank: ranks?.of(row) ?? 0,
    distance: distanceOf(row),
    detour: detourOf(row),
  });
  const measure = sort === 'detour' ? nearness?.detour : sort === 'distance' ? nearness?.chord : undefined;
  const byName = (row: number) => (ranks?.of(row) ?? 0) * AFTER_EVERY_NAME + startOfKey(facilities.at(row).key);
  const keyOf = measure ? ofRow(traits.columns, measure) : sort === 'price' ? () => 0 : byName;
  const { near } = query;
  const nearest = (count: number) => (sort === 'distance' && near ? nearestRows(traits, rows, { near, count }) : undefined);
  const firstAmong = (count: number) => (count === 0 ? [] : (nearest(count) ?? rows.array()));
  return { rows, firstAmong, facets, conditions, order: { itemOf, keyOf, among: ranks?.best, compare: comparison(query) } };
}
