import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { families, leaveOnly, rush, soldFromNine, WANTED } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import type { Family } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

/** Another process of the portal on the same database, with a crowd of its own. */
async function otherProcess(crowd: Family[]) {
  const args = [
    '--disable-warning=ExperimentalWarning',
    'tests/support/buyers-process.ts',
    JSON.stringify(crowd),
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
  };
}

it('two processes on one database sell seven places to a hundred families exactly seven times', async () => {
  const crowd = await families(demo.portal, 100);
  const other = await otherProcess(crowd.slice(50));
  await leaveOnly(demo.portal, 7);
  const [theirs, ours] = await Promise.all([other.go(), rush(demo.portal, crowd.slice(0, 50))]);
  const heard = [...theirs, ...ours.map((answer) => (answer.ok ? 200 : answer.status))];
  expect(heard).toHaveLength(100);
  expect(heard.filter((status) => status === 200)).toHaveLength(7);
  expect(new Set(heard)).toEqual(new Set([200, 409]));
  const { sold, capacity, unclaimed } = await soldFromNine(demo.portal);
  expect(sold).toBe(capacity);
  expect(unclaimed).toBe(0);
});
