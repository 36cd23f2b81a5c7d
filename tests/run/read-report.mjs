import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const within = (root, path) => relative(root, path).replaceAll('\\', '/');

/**
 * What a runner wrote down: how many tests passed, which failed and why, which were skipped, and the files it ran
 * tests of. Nothing was run where there is no report.
 */
export function readReport(path, root = process.cwd()) {
  if (!existsSync(path)) return { passed: 0, failures: [], skipped: [], unsteady: [], files: [] };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return sum(report.testResults ? ofVitest(report, root) : ofPlaywright(report, root));
}

function ofVitest({ testResults }, root) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName, failureMessages = [] }) => ({
      file: within(root, name),
      test: fullName,
      status,
      why: firstLine(failureMessages[0]),
    })),
  );
}

function ofPlaywright({ config, suites }, root) {
  const inSuite = ({ specs = [], suites: inner = [], title }, above) => {
    const names = [...above, title];
    const own = specs.flatMap(({ file, title: name, tests }) =>
      tests.map(({ status, projectName, results = [] }) => ({
        file: within(root, join(config.rootDir, file)),
        test: [...names, name, projectName].join(' '),
        status: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
        why: firstLine(results.at(-1)?.error?.message),
      })),
    );
    return [...own, ...inner.flatMap((one) => inSuite(one, names))];
  };
  return suites.flatMap((one) => inSuite(one, []));
}

function sum(tests) {
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: tests.filter(({ status }) => status === 'failed'),
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed'),
    unsteady: [],
    files: [...new Set(tests.map(({ file }) => file))],
  };
}

/** What two runs come to, when the second was of the files that had failed in the first. */
export function afterSecondRun(first, second) {
  const still = first.failures.filter((failure) => second.failures.some((other) => isSame(failure, other)));
  const fresh = second.failures.filter((failure) => !first.failures.some((other) => isSame(failure, other)));
  const lost = first.failures.filter((failure) => !second.files.includes(failure.file));
  const failures = [...still, ...fresh, ...lost];
  const unsteady = first.failures.filter((failure) => !failures.includes(failure));
  return { ...first, passed: first.passed + unsteady.length - fresh.length, failures, unsteady };
}

const isSame = (one, other) => one.file === other.file && one.test === other.test;

/** The first line of an error, without the colours of a terminal. */
const firstLine = (message = '') => stripVTControlCharacters(message).split('\n')[0].slice(0, 200);
