import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

it('what was booked together is found by its order, by its family alone, and nothing else with it', async () => {
  const { bookings, payload } = demo.portal;
  const [own, stranger] = [await newFamily(demo.portal, 1), await newFamily(demo.portal, 2)];
  const order = crypto.randomUUID();
  const held: string[] = [];
  for (const from of [540, 660, 780]) {
    const one = await hold(demo.portal, own, { form: 'hourly', date: '2026-12-02', window: { from, to: from + 60 } });
    if (!one.ok) throw new Error(one.code);
    held.push(one.booking.id);
  }
  const together = held.slice(0, 2);
  for (const id of together) await payload.db.updateOne({ collection: 'bookings', id, data: { order } });

  const ids = async (of: string, guardianId?: string) => (await bookings.listOfOrder(of, guardianId)).map(({ id }) => id);
  expect(await ids(order)).toEqual(together);
  expect(await ids(order, own.guardianId)).toEqual(together);
  expect(await ids(order, stranger.guardianId)).toEqual([]);
  expect(await ids('')).toEqual([]);
  expect((await bookings.get(held[2] ?? '')).order).toBeUndefined();
});
