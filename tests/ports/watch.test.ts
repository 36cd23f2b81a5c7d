import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnvironment } from '#cms/core/environment.ts';
import { nameOfStatement, tellSlow, type Work, watch, watched, watchedPort } from '#cms/ports/watch.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a unit of work is named by its verb, a query by its statement, a call of the engine by its own name', async () => {
  const seen: string[] = [];
  const end = watch({ took: ({ kind, name }: Work) => seen.push(`${kind} ${name()}`) });
  const family = await newFamily(demo.portal, 1);
  await hold(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
  await demo.portal.search.allFacilities({ q: '示例' });
  end();
  const after = seen.length;
  await demo.portal.search.allFacilities({ q: '示例' });
  expect(seen).toHaveLength(after);
  expect(seen.filter((one) => one.startsWith('unit '))).toContain('unit holdTogether');
  expect(seen).toContain('search allFacilities');
  expect(seen.filter((one) => one.startsWith('unit ')).join(), 'each has a name').not.toMatch(/anonymous|undefined/);
  if (process.env.MONGODB_TEST_URI) return;
  expect(seen.some((one) => /^query insert into "bookings"/i.test(one))).toBe(true);
  // What a family has written is in no name.
  expect(seen.join('\n')).not.toContain(family.name);
});

it('only what is slow is named in the log, and nothing where that is off', async () => {
  const warn = vi.fn();
  const end = tellSlow({ warn }, 40);
  await watched(
    'payment',
    () => 'refund',
    () => later(80),
  );
  await watched(
    'payment',
    () => 'state',
    () => later(1),
  );
  await expect(
    watched(
      'job',
      () => 'pay-refund',
      () => later(80).then(() => Promise.reject(new Error('no'))),
    ),
  ).rejects.toThrow('no');
  end();
  await watched(
    'payment',
    () => 'refund',
    () => later(80),
  );
  expect(warn.mock.calls).toEqual([
    [{ kind: 'payment', what: 'refund', ms: expect.any(Number) }, 'slow'],
    [{ kind: 'job', what: 'pay-refund', ms: expect.any(Number) }, 'slow'],
  ]);
  const off = tellSlow({ warn }, readEnvironment({ NODE_ENV: 'test', SLOW_MS: 'off' }).slowMs);
  await watched(
    'payment',
    () => 'refund',
    () => later(60),
  );
  off();
  expect(warn).toHaveBeenCalledTimes(2);
  expect(readEnvironment({ NODE_ENV: 'test' }).slowMs).toBe(1000);
  expect(() => readEnvironment({ NODE_ENV: 'test', SLOW_MS: 'soon' })).toThrow('SLOW_MS=soon');
});

it.each([
  [
    "select * from guardians where name = '陈''某' and id in (?, ?, ?)",
    'select * from guardians where name = ? and id in (?, …)',
  ],
  ['select "id"\n from "bookings" limit 20', 'select "id" from "bookings" limit ?'],
])('a statement is named without its values', (sql, name) => {
  expect(nameOfStatement(sql)).toBe(name);
  expect(nameOfStatement(`select ${'a, '.repeat(500)}`).length).toBeLessThan(260);
});

it('whoever is around a piece of work has it within; what is not named goes by untouched', async () => {
  const order: string[] = [];
  const end = watch({
    around: async ({ kind, name }, run) => {
      order.push(`${kind} ${name()} begins`);
      return run().finally(() => order.push('ends'));
    },
  });
  const own = { size: 3, add: async (n: number) => order.push(`adds ${n} to ${own.size}`), status: () => 'fine' };
  const port = watchedPort('search', own, ['add']);
  await port.add(2);
  expect([port.status(), port.size]).toEqual(['fine', 3]);
  end();
  expect(order).toEqual(['search add begins', 'adds 2 to 3', 'ends']);
});

it('keeps what a watched port has of its own where another puts something in the place of a part of it', async () => {
  const port = watchedPort('payment', { name: 'till', ask: async () => 1 }, ['ask']);
  const other = { ...port, ask: async () => 2 };
  expect([other.name, await port.ask(), await other.ask()]).toEqual(['till', 1, 2]);
});
