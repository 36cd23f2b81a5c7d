import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { quoteMove } from '#cms/booking/quote-move.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
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

describe('single stays are counted with all else that is paid for', () => {
  const hours = (date: string) => ({ form: 'hourly', date, window: { from: 540, to: 600 } }) as const;
  const past = { ok: false, status: 422, code: 'prepaid_cap_stay', field: 'date' };

  it('one far ahead is refused beside care by the month, until when it can be paid for, and taken on that day', async () => {
    const parents = await family();
    await book(demo.portal, parents, months('2026-12-01', 1));
    const far = await hold(demo.portal, parents, hours('2027-03-10'));
    expect(far).toMatchObject({ ...past, params: { until: '2027-03-01', from: '2026-12-11', earliest: 'never' } });
    expect(await hold(demo.portal, parents, hours('2027-02-24'))).toMatchObject({ ok: true });
    demo.setNow('2026-12-10T07:00:00.000Z');
    expect(await hold(demo.portal, parents, hours('2027-03-10'))).toMatchObject(past);
    demo.setNow('2026-12-11T07:00:00.000Z');
    expect(await hold(demo.portal, parents, hours('2027-03-10'))).toMatchObject({ ok: true });
    demo.setNow(TEST_NOW);
  });

  it('one that is nearer than what is paid for far ahead is told from which day on one can be had', async () => {
    const parents = await family();
    await book(demo.portal, parents, hours('2027-03-10'));
    expect(await hold(demo.portal, parents, hours('2026-12-02'))).toMatchObject({
      ...past,
      params: { from: 'never', earliest: '2026-12-11' },
    });
    expect(await hold(demo.portal, parents, months('2026-12-01', 1)), 'nor care by the month').toMatchObject(over);
    expect(await hold(demo.portal, parents, hours('2026-12-11'))).toMatchObject({ ok: true });
  });

  it('of a repeat the days past it are told apart, and all of it is held only without them', async () => {
    const parents = await family();
    await book(demo.portal, parents, months('2026-12-01', 1));
    const { guardianId, childId } = parents;
    const order = { slug: EXAMPLE_SLUG, request: hours('2027-02-17'), repeat: { weekdays: '3', until: '2027-03-17' } };
    const children = [{ childId, birthDate: '2026-03-10' }];
    const quoted = await quoteOrder(demo.portal, { ...order, children });
    if (!quoted.ok) throw new Error(quoted.code);
    const said = quoted.order.lines.map(({ date, no }) => [date, no?.code]);
    expect(said).toEqual([
      ['2027-02-17', undefined],
      ['2027-02-24', undefined],
      ['2027-03-03', 'prepaid_cap_stay'],
      ['2027-03-10', 'prepaid_cap_stay'],
      ['2027-03-17', 'prepaid_cap_stay'],
    ]);
    const asks = { children: [{ childId, pickups: [], consents: [] }], hadSameService: true };
    const wish = { ...order, ...asks, guardianId, by: by(parents) };
    expect(await holdOrder(demo.portal, wish)).toMatchObject(past);
    const fits = { ...wish, without: ['2027-03-03', '2027-03-10', '2027-03-17'] };
    expect(await holdOrder(demo.portal, fits)).toMatchObject({ ok: true, bookings: [{}, {}] });
  });

  it('a stay is not moved past it either', async () => {
    const parents = await family();
    await book(demo.portal, parents, hours('2026-11-25'));
    const id = await book(demo.portal, parents, hours('2027-02-10'));
    const booking = await demo.portal.bookings.get(id);
    const move = (date: string) =>
      rescheduleBooking(demo.portal, {
        ...{ bookingId: id, guardianId: parents.guardianId, request: hours(date), name: parents.name, by: by(parents) },
      });
    expect(await quoteMove(demo.portal, { booking, request: hours('2027-03-03') })).toMatchObject(past);
    expect(await move('2027-03-03')).toMatchObject(past);
    expect(await move('2027-02-24')).toMatchObject({ ok: true });
  });
});
