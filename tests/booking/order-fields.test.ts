import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderBody } from '#cms/input/bodies.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { holdOrderFor } from '../../site/api/bookings/order-wish.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo.close());

const care = { facility: EXAMPLE_SLUG, form: 'hourly', date: '2026-12-02', from: '09:00', to: '11:00' };
const guardian = { name: '家长', relation: '妈妈', adult: true };
const child = { name: '宝宝', birthDate: '2026-03-10' };

it.each([
  ['repeat.until', 'repeat_too_long', { repeat: { weekdays: '3', until: '2027-07-01' } }],
  ['dates', 'repeat_too_long', { dates: ['2027-07-01'] }],
  ['dates', 'repeat_not_for_months', { form: 'full_day', months: 1, from: undefined, to: undefined, dates: ['2026-12-03'] }],
  ['children.0.birthDate', 'no_class_for_age', { children: [{ ...child, birthDate: '2026-11-01' }] }],
])('what is wrong with an order is said of %s, as its body calls it', async (field, code, more) => {
  const { portal } = demo;
  const { guardianId } = await newFamily(portal, 1);
  const body = orderBody.parse({ ...care, guardian, children: [child], ...more });
  const refused = await holdOrderFor(portal, await portal.guardians.get(guardianId), body);
  expect(refused).toMatchObject({ ok: false, code, field });
});
