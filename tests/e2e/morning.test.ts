import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PROPORTIONS } from '../morning/proportions.ts';
import { isLong } from '../support/seed.ts';

const SECONDS = isLong ? 1800 : 25;
/** Of what a city of five million would see; beside other tests, once that is enough. */
const RATE = isLong ? 2 : 0.2;
/** What a machine that has other tests to run does to whoever waits is no fault of the portal's. */
const WAITED = /^(no answer in|ECONNRESET)/;

const folder = await mkdtemp(join(tmpdir(), 'jintuo-morning-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm run morning` as it is run, and what it has written down. */
async function morning(...args: string[]) {
  const json = join(folder, 'morning.json');
  const command = ['--disable-warning=ExperimentalWarning', 'tests/morning/morning.ts', '--json', json, ...args];
  const child = spawn('node_modules/.bin/node', command, { env: { ...process.env, NODE_ENV: 'production' } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said, found: code === 0 ? JSON.parse(await readFile(json, 'utf8')) : undefined };
}

it(
  `a morning of ${SECONDS} seconds at ${RATE} times a city's rate: no error, nothing sold twice, and what memory it took`,
  async () => {
    const { code, said, found } = await morning('--seconds', String(SECONDS), '--rate', String(RATE));
    console.log(said);
    expect(code, said).toBe(0);
    expect(found).toMatchObject({ oversold: 0, mismatches: 0, ...(isLong ? { errors: 0, failures: {} } : {}) });
    const failures = Object.values<Record<string, number>>(found.failures).flatMap((words) => Object.keys(words));
    expect(failures.filter((words) => !WAITED.test(words))).toEqual([]);
    // Everybody came: families who look, and pay; phones at doors; staff at their boards.
    for (const kind of ['search with a time', 'quote', 'hold', 'sign', 'pay', 'payer decides', 'door: a tap', 'board of the day'])
      expect([kind, found.counts[kind] > 0]).toEqual([kind, true]);
    if (isLong) expect(found.claims).toBeGreaterThan(0);
    const doors = (PROPORTIONS.door.perMinute * RATE * SECONDS) / 60;
    if (isLong) expect(found.counts['door: the day'], 'as often as the proportions say').toBeGreaterThan(doors * 0.8);
    expect(found.megabytes.length).toBeGreaterThan(1);
    expect(Math.min(...found.megabytes)).toBeGreaterThan(50);
    expect(found.bareP99).toBeGreaterThan(0);
    expect(said).toMatch(/p99 ms +over bare\nbare round trip/);
    // A process that has just started still grows: that it stays as it is shows in the long form.
    if (isLong) expect(found.growth, said).toBeLessThan(1.15);
  },
  (SECONDS + 600) * 1000,
);

it('is refused what no morning can be played with, in one sentence', async () => {
  for (const [args, words] of [
    [['--rate', '0'], '--rate takes a number above 0'],
    [['--minutes', 'many'], '--minutes takes a whole number'],
    [['--origin', 'somewhere'], '--origin takes the address of a portal'],
    [['--origin', 'http://127.0.0.1:9'], 'does not answer'],
  ] as const) {
    const { code, said } = await morning(...args);
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
    expect(said.trim().split('\n')).toHaveLength(1);
  }
});
