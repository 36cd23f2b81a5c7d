import { writeFile } from 'node:fs/promises';
import type { SingleBar } from 'cli-progress';
import type { RegisterMapping } from '#cms/city/mapping.ts';
import { harmless } from '#cms/core/log.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PLACE_COLUMNS } from '#cms/registry/gazetteer/columns.ts';
import { importPlaces } from '#cms/registry/gazetteer/import-places.ts';
import { printPlaces } from '#cms/registry/gazetteer/print-places.ts';
import type { RowOutcome } from '#cms/registry/import/account-rows.ts';
import { importFacilities } from '#cms/registry/import/import-facilities.ts';
import { ImportError } from '#cms/registry/import/parsed.ts';
import { printReport, reportCsv } from '#cms/registry/import/print-report.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';
import { fromWhereAsked, runCommand } from './boot.ts';
import { type ImportArguments, readImportArguments } from './import-arguments.ts';
import { progressBar } from './progress-bar.ts';

type OnProgress = (done: number, total: number) => void;
interface Done {
  lines: string[];
  rows: RowOutcome[];
  stopped?: string;
}

const IMPORTS = { facilities: centres, places };

/**
 * `npm run import -- facilities FILE`: brings the centres up to date with the city's register;
 * `npm run import -- places FILE`: the places to search around with its gazetteer.
 */
await runCommand(readImportArguments, async (portal, wish) => {
  const started = performance.now();
  let bar: SingleBar | undefined;
  const { lines, rows, stopped } = await IMPORTS[wish.what](portal, wish, (done, total) => {
    bar ??= progressBar(wish.what === 'places' ? 'places' : 'centres', total);
    bar.update(done);
  });
  bar?.stop();
  if (wish.reportPath) await writeFile(fromWhereAsked(wish.reportPath), reportCsv({ rows }));
  for (const line of lines) console.log(harmless(line));
  if (stopped) {
    console.error('Nothing was written: read the first line above.');
    return 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    wish.dryRun || !bar
      ? `Nothing was changed, in ${seconds} s.`
      : `Done in ${seconds} s. Running servers show it, without a restart.`,
  );
  return 0;
});

type Importing = Parameters<typeof importFacilities>[0] & Parameters<typeof importPlaces>[0];

async function centres(
  portal: Importing,
  { path, dryRun, manyMayLeave }: ImportArguments,
  onProgress: OnProgress,
): Promise<Done> {
  const mapping = mappingOf(portal);
  const file = await readRegisterFile(fromWhereAsked(path), mapping.columns);
  const report = await importFacilities(portal, { mapping, file, dryRun, manyMayLeave, onProgress });
  return { lines: printReport(report), rows: report.rows, stopped: report.stopped };
}

async function places(
  portal: Importing,
  { path, dryRun, removeMissing, manyMayLeave }: ImportArguments,
  onProgress: OnProgress,
): Promise<Done> {
  const file = await readRegisterFile(fromWhereAsked(path), PLACE_COLUMNS, { chinese: true });
  const report = await importPlaces(portal, { file, dryRun, removeMissing, manyMayLeave, onProgress });
  return { lines: printPlaces(report), rows: report.rows, stopped: report.stopped };
}

function mappingOf({ city }: Pick<Portal, 'city'>): RegisterMapping {
  if (city.registerMapping) return city.registerMapping;
  throw new ImportError(
    `The city pack ${city.code} has no register mapping: add register-mapping.ts to cms/city/${city.code}, or set CITY to a pack that has one.`,
  );
}
