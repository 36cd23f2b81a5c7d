import type { Outcome } from '../import/account-rows.ts';
import { listed, rowLine } from '../import/print-report.ts';
import type { PlacesReport } from './import-places.ts';

const MEANING: Partial<Record<Outcome, string>> = {
  new: 'places that were not known',
  changed: 'known places of which the file says something else',
  unchanged: 'known places, as before',
  refused: 'not taken',
};

/** A report as lines for a terminal. */
export function printPlaces({ file, dryRun, rows, counts, missing, removed, stopped }: PlacesReport): string[] {
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).map(rowLine);
  const outcomes = Object.entries(MEANING) as [Outcome, string][];
  const left = stopped
    ? 'left, because they are many'
    : removed
      ? dryRun
        ? 'would be taken out'
        : 'taken out'
      : counts.refused > 0
        ? KEPT
        : 'left; --remove-missing takes them out';
  return [
    ...(stopped ? [stopped] : []),
    `${file}: ${rows.length} rows${dryRun ? ' (dry run: nothing was written)' : ''}`,
    ...outcomes.map(([outcome, meaning]) => `  ${outcome.padEnd(10)}${String(counts[outcome]).padStart(6)}  ${meaning}`),
    ...listed('Changed', of('changed')),
    ...listed('Refused', of('refused')),
    ...listed(
      `Known from the same source, and not in this file: ${left}`,
      missing.map(({ name, kind, districtCode }) => [name, kind, districtCode].filter(Boolean).join(', ')),
    ),
  ];
}

const KEPT = 'left, and not taken out while a row is refused';
