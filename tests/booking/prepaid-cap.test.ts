import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 40, enrolled: false });
});
afterAll(() => demo.close());

const family = (birthDate?: string) => newFamily(demo.portal, ++n, birthDate);
const months = (date: string, count: number) => ({ form: 'full_day', date, months: count, meals: false }) as const;
const over = { ok: false, status: 422, code: 'prepaid_cap', field: 'months' };

describe('no prepayment of a child at a centre spans more than three months', () => {
  it('in one contract: three months are taken, four are not asked for', async () => {
    expect(await hold(demo.portal, await family(), months('2026-12-01', 3))).toMatchObject({ ok: true });
    expect(await hold(demo.portal, await family(), months('2026-12-01', 4))).toMatchObject({
      ok: false,
      status: 400,
      code: 'months_out_of_range',
    });
  });

  it('in several: one and two make three, and the fourth month is refused with the day it may go to', async () => {
    const parents = await family();
    await book(demo.portal, parents, months('2026-12-01', 1));
    await book(demo.portal, parents, months('2027-01-01', 2));
    expect(await hold(demo.portal, parents, months('2027-03-01', 1))).toMatchObject({ ...over, params: { until: '2027-03-01' } });
  });

  it('of a gap in between, counts the gap: it is the span that is limited', async () => {
    const parents = await family();
    await book(demo.portal, parents, months('2026-12-01', 1));
    expect(await hold(demo.portal, parents, months('2027-02-15', 1))).toMatchObject(over);
  });

  it('of full and half days together', async () => {
    const parents = await family();
    await book(demo.portal, parents, months('2026-12-01', 2));
    const half = { form: 'half_day', part: 'afternoon', date: '2027-02-01', months: 2, meals: false } as const;
    expect(await hold(demo.portal, parents, half)).toMatchObject(over);
    expect(await hold(demo.portal, parents, { ...half, months: 1 })).toMatchObject({ ok: true });
  });

  it('counting what is held, and not what ran out, was given up or was cancelled', async () => {
    const parents = await family();
    const held = await hold(demo.portal, parents, months('2026-12-01', 2));
    if (!held.ok) throw new Error(held.code);
    expect(await hold(demo.portal, parents, months('2027-02-01', 2))).toMatchObject(over);
    demo.setNow('2026-11-23T07:18:00.000Z');
    expect(await hold(demo.portal, parents, months('2027-02-01', 2)), 'before the clock has cleared it away').toMatchObject({
      ok: true,
    });
    await expireHolds(demo.portal);
    demo.setNow(TEST_NOW);

    const others = await family();
    const id = await book(demo.portal, others, months('2026-12-01', 2));
    await cancelBooking(demo.portal, { bookingId: id, guardianId: others.guardianId, by: by(others) });
    expect(await hold(demo.portal, others, months('2027-02-01', 2))).toMatchObject({ ok: true });
  });

  it('for each child and each centre apart', async () => {
    const parents = await family('2025-03-10');
    await book(demo.portal, parents, months('2026-12-01', 2));
    const sibling = await saveChild(demo.portal, parents.guardianId, {
      name: `弟弟${n}`,
      birthDate: '2026-03-10',
      healthConsent: false,
      pickups: [],
    });
    if (!sibling.ok) throw new Error(sibling.code);
    const second: Family = { ...parents, childId: sibling.child.id };
    expect(await hold(demo.portal, second, months('2027-02-01', 2))).toMatchObject({ ok: true });
    const elsewhere = demo.portal.supplies
      .all()
      .find(
        ({ slug, classes }) =>
          slug !== EXAMPLE_SLUG && classes.some(({ type, forms }) => type === 'toddler' && forms.includes('full_day')),
      );
    if (!elsewhere) throw new Error('no other centre for toddlers');
    const there = await hold(demo.portal, parents, months('2027-02-01', 2), { slug: elsewhere.slug });
    expect(there).not.toMatchObject({ code: 'prepaid_cap' });
  });

  it('asked for twice at once, only one of the two is taken', async () => {
    const parents = await family();
    const both = await Promise.all([
      hold(demo.portal, parents, months('2026-12-01', 2)),
      hold(demo.portal, parents, months('2027-02-01', 2)),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject(over);
  });
});
