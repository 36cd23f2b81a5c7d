import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const within = (root, path) => relative(root, path).replaceAll('\\', '/');

/**
 * What a runner wrote down: how many tests passed and failed, which were skipped, and the files it ran tests of.
 * Nothing was run where there is no report.
 */
export function readReport(path, root = process.cwd()) {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: [], files: [] };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return sum(report.testResults ? ofVitest(report, root) : ofPlaywright(report, root));
}

function ofVitest({ testResults }, root) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ status, fullName }) => ({ file: within(root, name), test: fullName, status })),
  );
}

function ofPlaywright({ config, suites }, root) {
  const inSuite = ({ specs = [], suites: inner = [], title }, above) => {
    const names = [...above, title];
    const own = specs.flatMap(({ file, title: name, tests }) =>
      tests.map(({ status, projectName }) => ({
        file: within(root, join(config.rootDir, file)),
        test: [...names, name, projectName].join(' '),
        status: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
      })),
    );
    return [...own, ...inner.flatMap((one) => inSuite(one, names))];
  };
  return suites.flatMap((one) => inSuite(one, []));
}

function sum(tests) {
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed'),
    files: [...new Set(tests.map(({ file }) => file))],
  };
}
