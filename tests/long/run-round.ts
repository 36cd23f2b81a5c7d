import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readReport } from '../run/read-report.mjs';
import { createTally } from '../run/tally.mjs';
import type { LongForm, Suite } from './forms.ts';

export interface Outcome {
  ok: boolean;
  /** Whether anything was tried: portal and browser had started. */
  begun: boolean;
  passed: number;
  /** What the runners said, and what the count came to. */
  log: string;
  lines: string[];
}

/** One round of a long form: its suites one after the other, counted from the runners' own reports. */
export function runRound(form: LongForm, { round, seed, folder }: { round: number; seed: number; folder: string }): Outcome {
  mkdirSync(folder, { recursive: true });
  const log = join(folder, `${form.name}.log`);
  rmSync(log, { force: true });
  const tally = createTally();
  let passed = 0;
  let begun = true;
  for (const [at, suite] of form.suites.entries()) {
    const path = join(folder, `${form.name}-${at}.report.json`);
    rmSync(path, { force: true });
    const ok = runSuite(suite, { round, seed, path, log });
    const report = readReport(path);
    passed += report.passed;
    begun &&= ok || hasBegun(report);
    tally.suite(form.name, report, { ok, expected: (suite.files ?? []).filter((file) => file.endsWith('.ts')) });
  }
  return { ok: tally.ok(), begun, passed, log, lines: tally.lines() };
}

/** What runners say where a test never came to its first step. */
const NOT_BEGUN = /did not get ready|the server stopped|hook timeout|while setting up/;

/** Whether a run that failed has tried anything, or the portal or the browser did not start in time. */
export function hasBegun({ files, failures }: { files: readonly string[]; failures: readonly { why: string }[] }): boolean {
  return files.length > 0 && (failures.length === 0 || failures.some(({ why }) => !NOT_BEGUN.test(why)));
}

function runSuite(
  { runner, config, files = [] }: Suite,
  { round, seed, path, log }: { round: number; seed: number; path: string; log: string },
): boolean {
  const args = {
    vitest: ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${path}`, ...files],
    playwright: ['test', '--config', config, '--reporter=list,json', ...files],
  }[runner];
  const said = openSync(log, 'a');
  const { status } = spawnSync(join('node_modules/.bin', runner), args, {
    stdio: ['ignore', said, said],
    env: {
      ...process.env,
      LOG_LEVEL: 'silent',
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(process.cwd(), path),
      TEST_SEED: String(seed),
      TEST_ROUND: String(round),
    },
  });
  return status === 0;
}

/** The end of what the runners said. */
export const lastWords = (log: string, lines = 60) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
