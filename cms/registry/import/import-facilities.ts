import type { RegisterMapping } from '#cms/city/mapping.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { accountRows, countOutcomes, type RefusedRow, type RowOutcome } from './account-rows.ts';
import { applyPlan } from './apply-plan.ts';
import { checkLocations } from './check-locations.ts';
import { askIfMany, holdDepartures } from './departures.ts';
import { followDecisions } from './follow-decisions.ts';
import { groupRows, type ReadRow } from './group-rows.ts';
import { identityOf } from './identity.ts';
import type { ImportPlan, PlannedCentre } from './plan.ts';
import { planImport } from './plan-import.ts';
import type { RegisterFile } from './read-file.ts';
import { type Known, readKnown } from './read-known.ts';
import type { ImportReport, NamedCentre } from './report.ts';

export interface ImportOptions {
  mapping: RegisterMapping;
  file: RegisterFile;
  /** Says what would happen, and writes nothing. */
  dryRun?: boolean;
  /** A person has looked: the file is whole, though many of the centres are not in it. */
  manyMayLeave?: boolean;
  onProgress?: (done: number, total: number) => void;
}

type Importing = Pick<
  Portal,
  'audit' | 'bulk' | 'changes' | 'city' | 'followed' | 'now' | 'register' | 'registerDoubts' | 'work'
>;

/** Brings the centres up to date with a city's own register, and says what became of every row. */
export async function importFacilities(
  portal: Importing,
  { mapping, file, dryRun = false, manyMayLeave = false, onProgress = () => {} }: ImportOptions,
): Promise<ImportReport> {
  const { read, refused } = readRows(file, mapping);
  const known = await readKnown(portal, mapping.register);
  const inFile = new Set(read.map(({ record }) => identityOf(record)));
  const incoming = groupRows(read, followDecisions(known, inFile));
  const wanted = planImport(incoming, known, (identity, attempt) =>
    portal.bulk.idFor('register', mapping.register, identity, ...(attempt > 0 ? [attempt] : [])),
  );
  const plan = holdDepartures(wanted, refused.length);
  const numbers = [...file.rows, ...file.broken].map(({ number }) => number);
  const rows = accountRows(plan.centres, refused, numbers);
  const leaving = { leaving: plan.left.length, of: inSearch(known) };
  const stopped = manyMayLeave ? undefined : askIfMany(leaving, portal.city.listLoss);
  if (!dryRun && !stopped && (await applyPlan(portal, plan, { register: mapping.register, file: file.name, onProgress }))) {
    await portal.bulk.keepStatistics();
    await portal.followed();
  }
  return reportOf(plan, rows, { file: file.name, register: mapping.register, dryRun, stopped });
}

const inSearch = ({ centres }: Known) => centres.filter(({ listing, leftOn }) => listing === 'listed' && !leftOn).length;

function readRows(file: RegisterFile, mapping: RegisterMapping): { read: ReadRow[]; refused: RefusedRow[] } {
  const refused: RefusedRow[] = file.broken.map((row) => ({ ...row, name: '' }));
  const read: ReadRow[] = [];
  for (const row of file.rows) {
    const record = mapping.read(row);
    if ('refused' in record) refused.push({ number: row.number, name: '', why: record.refused });
    else read.push({ number: row.number, record, saysDouble: mapping.saysDouble(row) });
  }
  const checked = checkLocations(
    read.map(({ record }) => record),
    mapping.contains,
  );
  return { read: read.map((row, at) => ({ ...row, record: checked[at] ?? row.record })), refused };
}

type About = Pick<ImportReport, 'file' | 'register' | 'dryRun' | 'stopped'>;

function reportOf(plan: ImportPlan, rows: RowOutcome[], about: About): ImportReport {
  const changed = plan.centres.filter((centre) => centre.outcome === 'changed');
  const fields = Map.groupBy(
    changed.flatMap(({ changes }) => changes),
    ({ field }) => field,
  );
  const alone = new Set(
    plan.centres
      .flatMap(({ incoming }) => (incoming.rows.length === 1 ? incoming.rows : []))
      .filter(({ saysDouble }) => saysDouble)
      .map(({ number }) => number),
  );
  return {
    ...about,
    rows,
    counts: countOutcomes(rows),
    centres: plan.centres.length,
    changes: Object.fromEntries([...fields].map(([field, all]) => [field, all.length])),
    left: byName(plan.left),
    held: byName(plan.held),
    missed: byName(plan.missed),
    returned: byName(changed.filter(({ returned }) => returned).map(({ incoming }) => incoming)),
    withoutLocation: plan.centres.flatMap(withoutLocation),
    markedAlone: rows.filter(({ number }) => alone.has(number)),
    withdrawn: plan.withdrawn.length,
  };
}

function withoutLocation({ incoming: { record } }: PlannedCentre): ImportReport['withoutLocation'] {
  return record.locationProblem ? [{ ...named(record), why: record.locationProblem }] : [];
}

function byName(centres: readonly { record: NamedCentre }[]): NamedCentre[] {
  return centres.map(({ record }) => named(record)).toSorted((a, b) => (`${a.name} ${a.town}` < `${b.name} ${b.town}` ? -1 : 1));
}

const named = ({ name, town }: NamedCentre): NamedCentre => ({ name, town });
