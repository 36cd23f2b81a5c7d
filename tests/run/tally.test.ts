import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayBeSkipped } from './may-be-skipped.mjs';
import { afterSecondRun, readReport } from './read-report.mjs';
import { createTally } from './tally.mjs';

const ROOT = '/portal';
const folder = mkdtempSync(join(tmpdir(), 'jintuo-report-'));

function written(report: object) {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return readReport(path, ROOT);
}

const asVitestWrites = ([status, fullName]: [status: string, fullName: string]) => ({
  status,
  fullName,
  failureMessages: status === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m\n    at a.test.ts:1:1'] : [],
});

const vitest = (...tests: [status: string, fullName: string][]) =>
  written({
    testResults: [{ name: '/portal/tests/a.test.ts', assertionResults: tests.map(asVitestWrites) }],
  });

const playwright = (...tests: [status: string, title: string][]) => {
  const specs = tests.map(([status, title]) => ({
    file: 'pages/a.spec.ts',
    title,
    tests: [{ status, projectName: 'phone', results: [{ error: { message: 'no such button\nmore' } }] }],
  }));
  return written({
    config: { rootDir: '/portal/tests/e2e' },
    suites: [{ title: 'pages/a.spec.ts', suites: [{ title: 'every page', specs }] }],
  });
};

/** What a run says at its end about one suite. */
function said(report: ReturnType<typeof readReport>, { ok = true, expected = report.files, given = {} } = {}) {
  const tally = createTally(given);
  tally.suite('unit', report, { ok, expected });
  return { lines: tally.lines(), ok: tally.ok() };
}

describe('the end of a run', () => {
  it('counts what the runners wrote down', () => {
    expect(said(vitest(['passed', 'one'], ['passed', 'two'], ['failed', 'three']), { ok: false })).toEqual({
      lines: ['✗ unit › tests/a.test.ts › three: expected 1 to be 2', '2 passed, 1 failed'],
      ok: false,
    });
    const browser = said(playwright(['expected', '/'], ['unexpected', '/en'], ['flaky', '/x']), { ok: false });
    expect(browser.lines.at(-1)).toBe('1 passed, 2 failed');
    expect(browser.lines[0]).toContain('tests/e2e/pages/a.spec.ts › pages/a.spec.ts every page /en phone: no such button');
    expect(said(playwright(['expected', '/'])).ok).toBe(true);
  });

  it('is a failure when a suite never ran, or one of its files', () => {
    const nothing = readReport(join(folder, 'no-such-report.json'));
    expect(said(nothing, { ok: true, expected: ['tests/a.test.ts'] })).toEqual({
      lines: ['✗ unit: no test of tests/a.test.ts was run', '0 passed, 1 failed'],
      ok: false,
    });
    const files = ['tests/a.test.ts', 'tests/b.test.ts'];
    expect(said(vitest(['passed', 'one']), { expected: files }).lines.at(-1)).toBe('1 passed, 1 failed');
    expect(said(vitest(), { ok: true }).ok).toBe(false);
  });

  it('is a failure when the runner says so, though every test passed', () => {
    expect(said(vitest(['passed', 'one']), { ok: false }).lines).toEqual(['✗ unit: the runner failed', '1 passed, 1 failed']);
  });

  it.each(['skipped', 'pending', 'todo'])('is a failure when a test is %s that may not be', (status) => {
    expect(said(vitest(['passed', 'one'], [status, 'two'])).lines).toEqual([
      '✗ skipped, which no list allows: unit › tests/a.test.ts › two',
      '1 passed, 1 failed',
    ]);
  });

  it('names a test that passed only when its file was run again', () => {
    const first = vitest(['passed', 'one'], ['failed', 'two'], ['failed', 'three']);
    const again = (report: typeof first) => said(afterSecondRun(first, report)).lines;
    expect(again(vitest(['passed', 'one'], ['passed', 'two'], ['passed', 'three']))).toEqual([
      expect.stringMatching(/^↻ .* › two: /),
      expect.stringMatching(/^↻ .* › three: /),
      '3 passed, 0 failed',
    ]);
    expect(again(vitest(['failed', 'one'], ['passed', 'two'], ['failed', 'three'])).at(-1)).toBe('1 passed, 2 failed');
    expect(again(written({ testResults: [] })).at(-1)).toBe('1 passed, 2 failed');
  });

  it('is a failure when a browser test is skipped', () => {
    expect(said(playwright(['expected', '/'], ['skipped', '/en'])).lines).toContain(
      '✗ skipped, which no list allows: unit › tests/e2e/pages/a.spec.ts › pages/a.spec.ts every page /en phone',
    );
  });
});

describe('what may be skipped', () => {
  const tally = (given: Record<string, string>) => {
    const one = createTally(given);
    one.check('lint', true);
    one.skip('integration on MongoDB');
    return one;
  };

  it('is told with the reason, and is no failure', () => {
    const { lines, ok } = tally({});
    expect(ok()).toBe(true);
    expect(lines()).toEqual([
      expect.stringContaining('may-be-skipped.mjs'),
      expect.stringMatching(/^ {2}no MongoDB was given.*: 1 of integration on MongoDB$/),
      '1 passed, 0 failed',
    ]);
  });

  it('may not be when what it needs was given', () => {
    expect(tally({ MONGOD_BIN: '/usr/bin/mongod' }).ok()).toBe(false);
  });

  it('is allowed for every integration test that is not for MongoDB, and by its name', () => {
    const NOT_THERE = /(?:(?:skipIf|runIf)\([^)]*(?:MONGODB_TEST_URI|onSqlite)\)|\bonFile)\(\s*['`]([^'`$]+)/g;
    const skipped = readdirSync('tests', { recursive: true, encoding: 'utf8' })
      .map((file) => `tests/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
      .filter(({ text }) => text.includes('support/demo-portal'))
      .flatMap(({ file, text }) => [...text.matchAll(NOT_THERE)].map(([, test]) => ({ file, test })));
    expect(skipped.length).toBeGreaterThan(5);
    const step = 'integration on MongoDB';
    const given = { MONGODB_TEST_URI: 'mongodb://localhost' };
    expect(skipped.filter((one) => !mayBeSkipped({ step, ...one }, given))).toEqual([]);
    expect(mayBeSkipped({ step, file: 'tests/booking/hold.test.ts', test: 'any' }, given)).toBeUndefined();
  });
});
