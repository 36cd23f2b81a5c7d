import { mayBeSkipped } from './may-be-skipped.mjs';

/**
 * Counts what a run's steps come to, and remembers what was skipped.
 * @param {Record<string, string | undefined>} given what the environment gives
 */
export function createTally(given = process.env) {
  let passed = 0;
  let failed = 0;
  const allowed = new Map();
  const wrongs = [];
  const unsteady = [];

  const fail = (why) => {
    failed += 1;
    wrongs.push(why);
  };
  const nameOf = (step, { file, test, why }) => [step, file, test].join(' › ') + (why ? `: ${why}` : '');
  const skip = ({ step, file, test }) => {
    const why = mayBeSkipped({ step, file, test }, given);
    if (!why) return fail(`skipped, which no list allows: ${[step, file, test].filter(Boolean).join(' › ')}`);
    const skipped = allowed.get(why) ?? [];
    allowed.set(why, [...skipped, file ?? step]);
  };

  return {
    /** A step that is no suite: it went well or not. */
    check: (step, ok) => (ok ? (passed += 1) : fail(`${step} failed`)),
    /** A whole step that was left out. */
    skip: (step) => skip({ step }),
    /**
     * A suite by its report. `expected` are the files it had to run tests of: one without any has failed, and so has
     * a runner that says that something went wrong when no test did.
     */
    suite(step, report, { ok, expected }) {
      passed += report.passed;
      for (const failure of report.failures) fail(nameOf(step, failure));
      unsteady.push(...report.unsteady.map((one) => nameOf(step, one)));
      for (const one of report.skipped) skip({ step, ...one });
      const missing = expected.filter((file) => !report.files.includes(file));
      for (const file of missing) fail(`${step}: no test of ${file} was run`);
      if (!ok && report.failures.length === 0 && missing.length === 0) fail(`${step}: the runner failed`);
    },
    /** What was skipped and why, what went wrong beside the tests, and the figures: the last line says no more than them. */
    lines() {
      const skips = [...allowed].map(([why, what]) => `  ${why}: ${what.length} of ${[...new Set(what)].join(', ')}`);
      return [
        ...(skips.length > 0 ? ['Skipped, as tests/run/may-be-skipped.mjs allows:', ...skips] : []),
        ...unsteady.map((what) => `↻ passed only when run again: ${what}`),
        ...wrongs.map((why) => `✗ ${why}`),
        `${passed} passed, ${failed} failed`,
      ];
    },
    ok: () => failed === 0 && passed > 0,
  };
}
