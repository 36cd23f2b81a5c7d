import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
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

it('a stranger’s booking that bears the same order is not among what was booked together', async () => {
  const { bookings, payload } = demo.portal;
  const [own, stranger] = [await newFamily(demo.portal, 3), await newFamily(demo.portal, 4)];
  const centre = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const holding = () => bookings.countHolds(centre, demo.portal.now());
  const before = await holding();
  const order = crypto.randomUUID();
  const ids: string[] = [];
  for (const [whose, from] of [
    [own, 540],
    [own, 660],
    [stranger, 540],
  ] as const) {
    const one = await hold(demo.portal, whose, { form: 'hourly', date: '2026-12-03', window: { from, to: from + 60 } });
    if (!one.ok) throw new Error(one.code);
    ids.push(one.booking.id);
    await payload.db.updateOne({ collection: 'bookings', id: one.booking.id, data: { order } });
  }
  expect((await holding()) - before, 'families, not stays').toBe(2);
  const together = async (id = '') => (await bookings.together({ id, order })).map((one) => one.id);
  expect(await together(ids[0])).toEqual(ids.slice(0, 2));
  expect(await together(ids[2])).toEqual(ids.slice(2));
});

it('a family that has booked for years finds its next stay as well', async () => {
  const { bookings, payload, work } = demo.portal;
  const own = await newFamily(demo.portal, 5);
  const held = await hold(demo.portal, own, { form: 'hourly', date: '2026-12-04', window: { from: 540, to: 600 } });
  if (!held.ok) throw new Error(held.code);
  const { id, revision: _revision, ...same } = held.booking;
  await work(async (unit) => {
    for (let n = 0; n < 200; n += 1) await bookings.create({ ...same, number: `B-${n}` }, unit);
  });
  await payload.db.updateOne({ collection: 'bookings', id, data: { startsAt: '2027-01-04T01:00:00.000Z' } });
  const all = await bookings.listOf(own.guardianId);
  expect(all).toHaveLength(201);
  expect(all.at(-1)?.id).toBe(id);
});
