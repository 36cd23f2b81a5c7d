import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { showOrder } from '../../site/api/bookings/order-answer.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily, wishOf } from '../support/family.ts';
import { fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 600, to: 720 } }) as const;

it('of an order each contract is drawn up once, however many are shown beside it', async () => {
  const { portal } = demo;
  const family = await newFamily(portal, 1);
  await book(portal, family, hourly('2026-12-01'));
  const held = await holdOrder(portal, {
    ...wishOf(family, hourly('2026-12-02')),
    children: [{ childId: family.childId, pickups: [], consents: [] }],
    repeat: { weekdays: '12345', until: '2026-12-11' },
  });
  if (!held.ok) throw new Error(held.code);
  const drawn = vi.spyOn(portal.terms, 'template');
  const guardian: Guardian = await portal.guardians.get(family.guardianId);
  const ids = held.bookings.map(({ id }) => id);
  const shown = await showOrder(portal, ids, guardian);
  expect(shown.ok && shown.answer.bookings.map(({ signing }) => signing?.how)).toEqual(Array(8).fill('one_tap'));
  expect(drawn.mock.calls.length).toBeLessThanOrEqual(ids.length);
  drawn.mockRestore();
});

it('where a child finds no place before the others have theirs, no other order of them is tried', async () => {
  const { portal } = demo;
  await fill(portal, '2027-02-22', 0);
  const looked = vi.spyOn(portal.sheets, 'read');
  const children = [9, 10, 11, 10].map((ageMonths) => ({ ageMonths }));
  const quoted = await quoteOrder(portal, { slug: EXAMPLE_SLUG, request: hourly('2027-02-22'), children });
  expect(quoted).toMatchObject({ ok: true, order: { free: false, total: 0 } });
  expect(looked.mock.calls.length).toBeLessThanOrEqual(children.length * 3);
  looked.mockRestore();
});
