import type { FacilityCriteria } from '../port.ts';
import { nearnessOf } from '../rules/nearness.ts';
import type { RowSet } from './row-set.ts';
import { ofRow, type Traits } from './traits.ts';

/** Metres: from some streets to a prefecture. */
const REACHES = [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000];
/** Of fewer rows for each that is wanted, a look at all is as quick. */
const ROWS_FOR_ONE = 4;

/**
 * Of some rows that lie somewhere all that are no farther from a place than some distance, and at least so many: the
 * nearest are among them. `undefined` where all of them may as well be looked at.
 */
export function nearestRows(
  { grid, columns }: Pick<Traits, 'grid' | 'columns'>,
  rows: RowSet,
  { near, count }: Required<Pick<FacilityCriteria, 'near'>> & { count: number },
): number[] | undefined {
  const size = rows.size();
  if (size < count * ROWS_FOR_ONE) return undefined;
  let looked = 0;
  for (const radius of REACHES) {
    const within = nearnessOf({ near, radius })?.within;
    if (!within) return undefined;
    const around = grid.around(within.boxes[0]);
    looked += around.reduce((sum, list) => sum + list.length, 0);
    if (looked * 2 > size) return undefined;
    const holds = ofRow(columns, within.holds);
    const found = around.flatMap((list) => list.filter((row) => rows.has(row) && holds(row)));
    if (found.length >= count) return found;
  }
  return undefined;
}
