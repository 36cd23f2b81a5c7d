import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PretendRecord } from '#cms/ports/payment/pretend-record.ts';
import { pretendStore } from '#cms/records/pretend-store.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

const request = {
  ...{ reference: 'P-1', amount: 100, currency: 'CNY', description: 'care', lang: 'zh' as const },
  ...{ returnUrl: '/b', cancelUrl: '/b', expiresAt: '2026-11-24T00:00:00.000Z' },
};
const first: PretendRecord = { providerRef: 'ac_1', request, status: 'open', refunds: [], events: 0 };

it('of two changes of what is paid at a centre, in whichever processes, the second sees what the first did', async () => {
  // As two processes have it: each its own store, and no queue between them.
  const stores = [1, 2].map(() => pretendStore(demo.portal.payload, 'centre-payments'));
  const begun: boolean[] = [];
  await Promise.all(
    stores.map((store, n) =>
      store.change('ac_1', (record) => {
        begun[n] = record === undefined;
        return record ?? first;
      }),
    ),
  );
  expect(begun.sort()).toEqual([false, true]);
  const more = (n: number) =>
    stores[n % 2]?.change('ac_1', (record) => record && { ...record, events: record.events + 1 }) ?? Promise.resolve();
  await Promise.all(Array.from({ length: 6 }, (_, n) => more(n)));
  expect((await stores[0]?.get('ac_1'))?.events).toBe(6);
});

it('what stays as it is, or was never begun, is not written', async () => {
  const store = pretendStore(demo.portal.payload, 'centre-payments');
  await store.change('ac_2', () => undefined);
  expect(await store.get('ac_2')).toBeUndefined();
  await store.change('ac_1', (record) => record);
  expect((await store.get('ac_1'))?.events).toBe(6);
});
