import type { RowPart } from './group-rows.ts';
import { ImportError } from './parsed.ts';
import type { PlannedCentre } from './plan.ts';

/**
 * What became of one row. The first row of a centre has the centre's outcome; another is `merged` (a
 * further licence of the same centre) or `doubled` (says nothing new).
 */
export const OUTCOMES = ['new', 'changed', 'unchanged', 'merged', 'doubled', 'doubtful', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface RowOutcome {
  number: number;
  outcome: Outcome;
  name: string;
  detail: string;
}

export interface RefusedRow {
  number: number;
  name: string;
  why: string;
}

const PART: Record<Exclude<RowPart, 'first'>, Outcome> = { further: 'merged', double: 'doubled' };

/** Every one of the file's row numbers exactly once, in their order; anything else is a mistake in this import and is thrown. */
export function accountRows(
  centres: readonly PlannedCentre[],
  refused: readonly RefusedRow[],
  numbers: readonly number[],
): RowOutcome[] {
  const rows = [
    ...centres.flatMap((centre) =>
      centre.incoming.rows.map(({ number, part, record }): RowOutcome => {
        const first = part === 'first';
        return {
          number,
          name: record.name,
          outcome: first ? centre.outcome : PART[part],
          detail: first ? detailOf(centre) : `the same centre as row ${centre.incoming.rows[0]?.number}`,
        };
      }),
    ),
    ...refused.map(({ number, name, why }): RowOutcome => ({ number, name, outcome: 'refused', detail: why })),
  ].toSorted((a, b) => a.number - b.number);
  const ofFile = numbers.toSorted((a, b) => a - b);
  if (rows.length !== ofFile.length || rows.some(({ number }, at) => number !== ofFile[at])) {
    throw new ImportError(`Not every row is accounted for: ${rows.length} of ${ofFile.length}. Nothing was imported.`);
  }
  return rows;
}

export function countOutcomes(rows: readonly RowOutcome[]): Record<Outcome, number> {
  const groups = Map.groupBy(rows, ({ outcome }) => outcome);
  return Object.fromEntries(OUTCOMES.map((outcome) => [outcome, groups.get(outcome)?.length ?? 0])) as Record<Outcome, number>;
}

function detailOf(centre: PlannedCentre): string {
  switch (centre.outcome) {
    case 'new':
      return centre.slug;
    case 'unchanged':
      return '';
    case 'changed': {
      const changes = centre.changes.map(({ field, from, to }) => `${field} “${from}” → “${to}”`);
      const kept =
        centre.known.listing === 'claimed' ? ['its head keeps the page; only the register’s record is brought up to date'] : [];
      return [...(centre.returned ? ['back in the register'] : []), ...changes, ...kept].join('; ');
    }
    case 'doubtful':
      return `stands where “${centre.known.record.name}” stood, which is no longer in the file: decide in /admin`;
  }
}
