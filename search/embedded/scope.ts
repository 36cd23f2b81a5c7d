import type { Bounds, FacilityCriteria } from '../port.ts';
import type { Nearness } from '../rules/nearness.ts';
import { inAll, type RowSet, rowSet } from './row-set.ts';
import { type Columns, ofRow, rowsOf, type Traits } from './traits.ts';

/** What is around somewhere is asked for again with other wishes: it is found whole unless so many times fewer are in question. */
const FEWER = 4;

/** Whether a row passes one filter. */
type RowTest = (row: number) => boolean;

/**
 * The rows that match all but what the facets offer: sets first, then, of those that lie around there, what has to be
 * looked at row by row. `found` are those that match by text or by id; `left` are left out.
 */
export function scopeOf(
  traits: Traits,
  query: FacilityCriteria,
  { nearness, found, left }: { nearness: Nearness | undefined; found: RowSet[]; left?: RowSet },
): RowSet {
  const { near, also, radius, bounds, township, ageMonths, openUntil, toAnyone, access = [] } = query;
  const sets = [...found, ...access.map((feature) => rowsOf(traits.access, feature))];
  if (near || bounds) sets.push(traits.placed);
  if (toAnyone) sets.push(traits.yes.bookable);
  if (township) sets.push(traits.township.rowsWith([township]));
  if (ageMonths !== undefined) sets.push(traits.takesAge(ageMonths));
  const rows = inAll(traits.there, sets);
  if (toAnyone) rows.difference(traits.no.openToPublic);
  if (left) rows.difference(left);

  const tests: RowTest[] = [];
  if (openUntil !== undefined) tests.push(isOpenUntil(traits.columns, openUntil));
  if (bounds) tests.push(isWithin(traits.columns, bounds));
  const within = nearness?.within;
  if (within) tests.push(ofRow(traits.columns, within.holds));
  if (tests.length === 0) return rows;
  const area = JSON.stringify([near, also, radius, bounds, openUntil]);
  const known = traits.areas.get(area);
  if (known) return rows.intersection(known);
  const box = within?.boxes[0] ?? bounds;
  const around = box && traits.grid.around(box);
  // Of a few that are named, a look at each is less than at all that lie around there.
  if (!around || rows.size() * FEWER < around.reduce((sum, list) => sum + list.length, 0))
    return passing([rows.array()], rows, tests);
  const all = passing(around, traits.there, tests);
  traits.areas.set(area, all);
  return rows.intersection(all);
}

function isOpenUntil({ closing }: Columns, minutes: number): RowTest {
  return (row) => (closing[row] as number) >= minutes;
}

function isWithin({ lat: lats, lng: lngs }: Columns, { south, west, north, east }: Bounds): RowTest {
  const over = west > east;
  return (row) => {
    const lat = lats[row] as number;
    if (!(lat >= south && lat <= north)) return false;
    const lng = lngs[row] as number;
    return over ? lng >= west || lng <= east : lng >= west && lng <= east;
  };
}

/** Written out, because it is gone through up to a hundred thousand times a question. */
function passing(lists: readonly (readonly number[])[], among: RowSet, tests: readonly RowTest[]): RowSet {
  const found = rowSet();
  for (const list of lists) {
    next: for (const row of list) {
      if (!among.has(row)) continue;
      for (const test of tests) if (!test(row)) continue next;
      found.add(row);
    }
  }
  return found;
}
