import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Portal } from '../portal.ts';
import { ImportError } from '../register/import-error.ts';
import { importFacilities } from '../register/import-facilities.ts';
import type { RegisterMapping } from '../register/mapping.ts';
import { printReport, reportCsv } from '../register/print-report.ts';
import { readRegisterFile } from '../register/read-file.ts';
import { runCommand } from './boot.ts';
import { readImportArguments } from './import-arguments.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';

/** `npm run import -- facilities FILE [--dry-run] [--report FILE]`: brings the centres up to date with the city's register. */
await runCommand(async (portal, args) => {
  const { path, dryRun, reportPath } = readImportArguments(args);
  const mapping = mappingOf(portal);
  const started = performance.now();
  const file = await readRegisterFile(fromWhereAsked(path), mapping.columns);
  let bar: ProgressBar | undefined;
  let shown = 0;
  const report = await importFacilities(portal, {
    mapping,
    file,
    dryRun,
    onProgress: (done, total) => {
      bar ??= progressBar('centres', total, process.stderr);
      bar.tick(done - shown);
      shown = done;
    },
  });
  bar?.done();
  if (reportPath) await writeFile(fromWhereAsked(reportPath), reportCsv(report));
  for (const line of printReport(report)) console.log(line);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    dryRun || !bar
      ? `Nothing was changed, in ${seconds} s.`
      : `Done in ${seconds} s. A running server shows it within half a minute, without a restart.`,
  );
  return 0;
});

function mappingOf({ city }: Portal): RegisterMapping {
  if (city.registerMapping) return city.registerMapping;
  throw new ImportError(
    `The city pack ${city.code} has no register mapping: add register-mapping.ts to cms/city/${city.code}, or set CITY to a pack that has one.`,
  );
}

/** npm runs commands in the project's folder, whatever folder the person is in. */
function fromWhereAsked(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
