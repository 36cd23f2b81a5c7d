import type { LocationProblem } from '#cms/city/mapping.ts';
import { toCsv } from '#cms/core/csv.ts';
import { OUTCOMES, type Outcome, type RowOutcome } from './account-rows.ts';
import type { ImportReport, NamedCentre } from './report.ts';

/** More than this of a kind is counted, not listed; `--report` has them all. */
const LISTED = 25;

const MEANING: Record<Outcome, string> = {
  new: 'centres that were not known',
  changed: 'known centres of which the register says something else',
  unchanged: 'known centres, as before',
  merged: 'further licences of a centre above',
  doubled: 'rows that repeat a centre above and say nothing new',
  doubtful: 'same place, another name: waiting for a person in /admin',
  refused: 'not read',
};

const WHY: Record<LocationProblem, string> = {
  missing: 'no coordinates',
  outside: 'coordinates outside the area',
  far_from_town: 'coordinates far from its town',
};

/** A report as lines for a terminal. */
export function printReport(report: ImportReport): string[] {
  const { counts, rows } = report;
  const happened = report.stopped ? 'would be out of the search' : 'out of the search from today';
  return [
    ...(report.stopped ? [report.stopped] : []),
    `${report.file}: ${rows.length} rows, ${report.centres} centres${report.dryRun ? ' (dry run: nothing was written)' : ''}`,
    ...OUTCOMES.map((outcome) => `  ${outcome.padEnd(10)}${String(counts[outcome]).padStart(6)}  ${MEANING[outcome]}`),
    `  ${'='.repeat(10)}${String(rows.length).padStart(6)}  rows`,
    `  ${'left'.padEnd(10)}${String(report.left.length).padStart(6)}  known before, not in this file: ${happened}`,
    ...changesLine(report),
    ...(report.withdrawn > 0 ? [`Questions that the register has answered itself, withdrawn: ${report.withdrawn}`] : []),
    ...listed('Changed', rowsOf(report, 'changed')),
    ...listed('Doubtful', rowsOf(report, 'doubtful')),
    ...listed('Refused', rowsOf(report, 'refused')),
    ...listed('Left', report.left.map(nameOf)),
    ...listed(
      `Not seen, and not touched: each may be one of the ${counts.refused} rows that could not be read`,
      report.held.map(nameOf),
    ),
    ...listed('Not in this file, but run here by their heads, so not touched', report.missed.map(nameOf)),
    ...listed('Back in the register', report.returned.map(nameOf)),
    ...listed(
      'Not on the map',
      report.withoutLocation.map((centre) => `${nameOf(centre)}: ${WHY[centre.why]}`),
    ),
    ...listed(
      'Marked as doubles by the register, but no other row has their name, address and postcode',
      report.markedAlone.map(rowLine),
    ),
  ];
}

/**
 * Every row with what became of it, as CSV for a spreadsheet: with the mark by which it knows UTF-8, and no value that it
 * would take for a formula and carry out.
 */
export function reportCsv({ rows }: Pick<ImportReport, 'rows'>): string {
  return toCsv([
    ['row', 'outcome', 'name', 'detail'],
    ...rows.map(({ number, outcome, name, detail }) => [number, outcome, name, detail]),
  ]);
}

function changesLine({ changes }: ImportReport): string[] {
  const parts = Object.entries(changes).toSorted(([, a], [, b]) => b - a);
  return parts.length > 0 ? [`What changed: ${parts.map(([field, count]) => `${field} ${count}`).join(', ')}`] : [];
}

function rowsOf({ rows }: ImportReport, outcome: Outcome): string[] {
  return rows.filter((row) => row.outcome === outcome).map(rowLine);
}

/** A heading with its lines; of very many, the first ones and how many more there are. */
export function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - LISTED;
  return [
    `${title} (${lines.length}):`,
    ...lines.slice(0, LISTED).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

const nameOf = ({ name, town }: NamedCentre) => `${name}, ${town}`;
export const rowLine = ({ number, name, detail }: RowOutcome) => `row ${number} ${[name, detail].filter(Boolean).join(': ')}`;
