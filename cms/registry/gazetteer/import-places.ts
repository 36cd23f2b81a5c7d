import type { Portal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { countOutcomes, type Outcome, type RowOutcome } from '../import/account-rows.ts';
import { askIfMany } from '../import/departures.ts';
import type { RegisterFile } from '../import/read-file.ts';
import { placeRows } from './columns.ts';
import { type NumberedPlace, planPlaces } from './plan-places.ts';
import { readPlace } from './read-place.ts';
import { writePlaces } from './write-places.ts';

export interface PlacesOptions {
  file: RegisterFile;
  /** Says what would happen, and writes nothing. */
  dryRun?: boolean;
  /** Places of the file's sources that it does not have any more are taken out. Not while a row was refused. */
  removeMissing?: boolean;
  /** A person has looked: the file is whole, though many places are not in it. */
  manyMayLeave?: boolean;
  onProgress?: (done: number, total: number) => void;
}

/** What one import did, or would do. */
export interface PlacesReport {
  file: string;
  dryRun: boolean;
  /** Every row of the file once, in its order. */
  rows: RowOutcome[];
  counts: Record<Outcome, number>;
  /** Known from the same source, and not in the file. */
  missing: { name: string; kind: string; districtCode: string }[];
  /** Whether those that are missing were taken out. */
  removed: boolean;
  /** The question to the person who runs this, when so many would be taken out that nothing was written. */
  stopped?: string;
}

type Importing = Pick<Portal, 'audit' | 'bulk' | 'changes' | 'city' | 'followed' | 'gazetteer' | 'work'>;

/** Brings the places to search around up to date with the city's own list. */
export async function importPlaces(
  portal: Importing,
  { file, dryRun = false, removeMissing = false, manyMayLeave = false, onProgress = () => {} }: PlacesOptions,
): Promise<PlacesReport> {
  const own = langOf(portal.city.languages[0]);
  const rowOf = placeRows(file.rows, file.name, own);
  const refused: RowOutcome[] = file.broken.map(({ number, why }) => ({ number, outcome: 'refused', name: '', detail: why }));
  const read: NumberedPlace[] = [];
  for (const row of file.rows) {
    const values = rowOf(row);
    const place = readPlace(values, portal.city);
    if ('record' in place) read.push({ number: row.number, record: place.record });
    else refused.push({ number: row.number, outcome: 'refused', name: values[own] ?? '', detail: place.refused });
  }
  const known = await portal.gazetteer.list();
  const plan = planPlaces(read, known, own);
  const rows = [...plan.rows, ...refused].toSorted((a, b) => a.number - b.number);
  const counts = countOutcomes(rows);
  // A row that cannot be read may be one of those that seem to be missing.
  const removed = removeMissing && counts.refused === 0;
  const leaving = { leaving: removed ? plan.missing.length : 0, of: plan.ofSources };
  const stopped = manyMayLeave ? undefined : askIfMany(leaving, portal.city.listLoss);
  if (!dryRun && !stopped && (await writePlaces(portal, plan, { file: file.name, known, removeMissing: removed, onProgress }))) {
    await portal.bulk.keepStatistics();
    await portal.followed();
  }
  const missing = plan.missing.map(({ name, kind, districtCode }) => ({
    name: name[own] ?? '',
    kind,
    districtCode: districtCode ?? '',
  }));
  return { file: file.name, dryRun, rows, counts, missing, removed: removed && !stopped, stopped };
}
