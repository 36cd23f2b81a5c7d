import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearCrowd, families, leaveOnly, rush, soldFromNine, WANTED } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import type { Family } from '../support/family.ts';
import { isLong } from '../support/seed.ts';

/** Twenty long runs make a thousand. */
const ROUNDS = isLong ? 50 : 30;
const BUYERS = 200;
const SEVEN = isLong ? 500 : 100;

let demo: DemoPortal;
let crowd: Family[];
beforeAll(async () => {
  demo = await demoPortal();
  crowd = await families(demo.portal, Math.max(BUYERS, SEVEN));
});
afterAll(() => demo.close());

/** Another process of the portal on the same database, with a crowd of its own. */
async function otherProcess(own: readonly Family[]) {
  const args = [
    '--disable-warning=ExperimentalWarning',
    'tests/support/buyers-process.ts',
    JSON.stringify(own),
    JSON.stringify(WANTED),
  ];
  const child = spawn('node_modules/.bin/node', args, { env: process.env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const next = async () => String((await once(lines, 'line'))[0]);
  expect(await next()).toBe('ready');
  return {
    go: async (): Promise<number[]> => {
      const answer = next();
      child.stdin.write('go\n');
      return JSON.parse(await answer);
    },
    end: () => child.stdin.end(),
  };
}
type Other = Awaited<ReturnType<typeof otherProcess>>;

/** Half of the buyers are in each process; all want one of the places that are left. */
async function round(other: Other, own: readonly Family[], { left, where }: { left: number; where: string }) {
  await leaveOnly(demo.portal, left);
  const [theirs, ours] = await Promise.all([other.go(), rush(demo.portal, own)]);
  const heard = [...theirs, ...ours.map((answer) => (answer.ok ? 200 : answer.status))];
  expect(heard, where).toHaveLength(2 * own.length);
  expect(heard.filter((status) => status === 200).length, where).toBe(left);
  expect(new Set(heard), where).toEqual(new Set([200, 409]));
  expect(await soldFromNine(demo.portal), where).toMatchObject({ unclaimed: 0, held: left });
  const { sold, capacity } = await soldFromNine(demo.portal);
  expect(sold, where).toBe(capacity);
  await clearCrowd(demo.portal);
}

it(`two processes on one database sell the last place to ${BUYERS} families exactly once, ${ROUNDS} times`, async () => {
  const own = crowd.slice(0, BUYERS / 2);
  const other = await otherProcess(crowd.slice(BUYERS / 2, BUYERS));
  for (let n = 1; n <= ROUNDS; n++) await round(other, own, { left: 1, where: `round ${n}` });
  other.end();
});

it(`and seven places to ${SEVEN} families exactly seven times`, async () => {
  const other = await otherProcess(crowd.slice(SEVEN / 2, SEVEN));
  await round(other, crowd.slice(0, SEVEN / 2), { left: 7, where: 'seven' });
  other.end();
});
