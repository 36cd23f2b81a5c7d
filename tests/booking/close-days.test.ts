import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { carryOutClosing, closeDays, reopenDays } from '#cms/booking/close-days.ts';
import { type ClosingPlan, planClosing, seenOf } from '#cms/booking/plan-closing.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { findShut, tellShut } from '#cms/booking/tell-shut.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let facilityId: string;
let hourly: Family;
let monthly: Family;
let sent: Notification[];
let n = 800;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facilityId = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  await demo.portal.payload.delete({ collection: 'closures', where: { facility: { equals: facilityId } } });
  await demo.portal.supplies.refresh([facilityId]);
  hourly = await newFamily(demo.portal, ++n);
  monthly = await newFamily(demo.portal, ++n);
  sent.length = 0;
});
afterAll(() => demo.close());

const single = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;
const FRIDAY = '2026-11-27';
const month = { form: 'full_day', date: WEDNESDAY, months: 1, meals: true } as const;
const reason = { zh: '停水', en: 'No water' };

async function plan(from = WEDNESDAY, to = WEDNESDAY): Promise<ClosingPlan> {
  const planned = await planClosing(demo.portal, { facilityId, from, to });
  if (!planned.ok) throw new Error(planned.code);
  return planned.plan;
}
async function close(refunds: readonly string[], seen?: string): Promise<string> {
  const wish = { facilityId, from: WEDNESDAY, to: WEDNESDAY, reason, refunds, staffId: 'a-head' };
  const closed = await closeDays(demo.portal, { ...wish, seen: seen ?? seenOf(await plan()) });
  if (!closed.ok) throw new Error(closed.code);
  await demo.portal.supplies.refresh([facilityId]);
  return closed.id;
}
/** What the clock's work does about days off. */
async function turn(): Promise<void> {
  for (const id of await demo.portal.closures.dueBy(demo.portal.now())) await carryOutClosing(demo.portal, id);
  await demo.portal.supplies.refresh([facilityId]);
  for (const id of await findShut(demo.portal)) await tellShut(demo.portal, id);
}
const later = (minutes: number) => demo.setNow(plusMinutes(demo.portal.now(), minutes));
const statusOf = async (id: string) => (await demo.portal.bookings.get(id)).status;
const kindsOf = async ({ guardianId }: Family) => {
  const { contact } = await demo.portal.guardians.get(guardianId);
  return sent.filter(({ to }) => to === contact).map(({ kind }) => kind);
};

describe('before a centre closes some days', () => {
  it('it sees whom that touches, and what each gets by its contract', async () => {
    const [stay, care] = [await book(demo.portal, hourly, single), await book(demo.portal, monthly, month)];
    const seen = await plan();
    expect(seen.days).toEqual([WEDNESDAY]);
    const of = (id: string) => seen.stays.find(({ booking }) => booking.id === id);
    const { total } = await demo.portal.bookings.get(stay);
    expect([of(stay)?.days, of(stay)?.settlesOn]).toEqual([[WEDNESDAY], undefined]);
    expect((of(stay)?.care ?? 0) + (of(stay)?.meals ?? 0)).toBe(total);
    // One of the days of its month: its equal part of the fee, and the meal of that day.
    const { lines, occasions } = await demo.portal.bookings.get(care);
    const fee = lines.find(({ kind }) => kind === 'care')?.amount ?? 0;
    expect(Math.abs((of(care)?.care ?? 0) - fee / occasions.length)).toBeLessThan(1);
    expect(of(care)?.meals).toBeGreaterThan(0);
    expect(of(care)?.settlesOn).toMatch(/^\d{4}-/);
  });

  it('counts what can no longer be paid for, and care by the month, which can: its days off come back with the month', async () => {
    await holdAndSign(demo.portal, hourly, single);
    const { id: bookingId } = await holdAndSign(demo.portal, monthly, month);
    expect(await plan()).toMatchObject({ unpaid: 1, unpaidMonths: 1 });
    await close([]);
    const { guardianId } = monthly;
    expect(await startPayment(demo.portal, { bookingId, guardianId, lang: 'zh' })).toMatchObject({ ok: true });
  });

  it.each([
    ['2026-11-20', '2026-11-20', 'closing_past'],
    ['soon', '2026-11-27', 'date_invalid'],
    ['2026-11-28', '2026-11-27', 'closing_order'],
    ['2026-11-26', '2027-11-26', 'closing_long'],
    ['2026-11-28', '2026-11-29', 'closing_shut_already'],
  ])('%s to %s is refused: %s', async (from, to, code) => {
    expect(await planClosing(demo.portal, { facilityId, from, to })).toMatchObject({ ok: false, code });
  });

  it('nothing is done where something has changed since it looked', async () => {
    const seen = seenOf(await plan());
    await book(demo.portal, hourly, single);
    await expect(close([], seen)).rejects.toThrow('closing_changed');
    expect(await demo.portal.closures.listFrom(facilityId, WEDNESDAY)).toEqual([]);
  });
});

describe('a centre that has closed some days', () => {
  it('sells nothing on them at once, and for ten minutes nobody is told and no money goes', async () => {
    const stay = await book(demo.portal, hourly, single);
    await close([stay]);
    expect(await hold(demo.portal, monthly, single)).toMatchObject({ ok: false, code: 'no_place.closure' });
    sent.length = 0;
    later(9);
    await turn();
    expect([await statusOf(stay), sent]).toEqual(['confirmed', []]);
  });

  it('can take it back until then, as if nothing had been', async () => {
    const [stay, care] = [await book(demo.portal, hourly, single), await book(demo.portal, monthly, month)];
    const id = await close([stay]);
    sent.length = 0;
    later(9);
    expect(await reopenDays(demo.portal, { id, facilityId: 'another', staffId: 'x' })).toMatchObject({ ok: false, status: 404 });
    expect(await reopenDays(demo.portal, { id, facilityId, staffId: 'x' })).toEqual({ ok: true, undone: true });
    later(20);
    await turn();
    expect([await statusOf(stay), await statusOf(care), sent]).toEqual(['confirmed', 'confirmed', []]);
  });

  it('then all of it happens once: money back, months told, and the others asked', async () => {
    const asked = await newFamily(demo.portal, ++n);
    const [stay, care, choice] = [
      await book(demo.portal, hourly, single),
      await book(demo.portal, monthly, month),
      await book(demo.portal, asked, { ...single, window: { from: 600, to: 660 } }),
    ];
    const { total } = await demo.portal.bookings.get(stay);
    const id = await close([stay, care]);
    sent.length = 0;
    later(10);
    await turn();
    await turn();
    expect([await statusOf(stay), await statusOf(care), await statusOf(choice)]).toEqual(['cancelled', 'confirmed', 'confirmed']);
    expect(await kindsOf(hourly)).toEqual(['stay_refunded', 'refund_arrived']);
    expect(await kindsOf(monthly)).toEqual(['days_shut']);
    expect(await kindsOf(asked)).toEqual(['stay_shut']);
    expect(sent.find(({ kind }) => kind === 'stay_refunded')?.text).toContain('（停水）');
    const refunds = await demo.portal.refunds.listOf(stay);
    expect(refunds.map(({ amount, cause }) => [amount, cause])).toEqual([[total, 'centre']]);
    expect(await reopenDays(demo.portal, { id, facilityId, staffId: 'x' })).toEqual({ ok: true, undone: false });
    sent.length = 0;
    await demo.portal.supplies.refresh([facilityId]);
    await turn();
    expect([await kindsOf(hourly), await kindsOf(monthly), await kindsOf(asked)]).toEqual([[], ['days_open'], ['days_open']]);
  });

  it('leaves alone what its family has moved to another day meanwhile', async () => {
    const stay = await book(demo.portal, hourly, { ...single, date: FRIDAY });
    const wish = { facilityId, from: FRIDAY, to: FRIDAY, reason, refunds: [stay], staffId: 'a-head' };
    const closed = await closeDays(demo.portal, { ...wish, seen: seenOf(await plan(FRIDAY, FRIDAY)) });
    expect(closed).toMatchObject({ ok: true });
    await demo.portal.supplies.refresh([facilityId]);
    const { guardianId, name } = hourly;
    const move = { bookingId: stay, guardianId, request: { ...single, date: '2026-12-02' }, name, by: by(hourly) };
    expect(await rescheduleBooking(demo.portal, move)).toMatchObject({ ok: true });
    later(10);
    await turn();
    expect([await statusOf(stay), await demo.portal.refunds.listOf(stay)]).toEqual(['confirmed', []]);
  });

  it('goes on where it was, when it is killed in the middle', async () => {
    const other = await newFamily(demo.portal, ++n);
    const booked = [
      await book(demo.portal, hourly, single),
      await book(demo.portal, other, { ...single, window: { from: 600, to: 660 } }),
    ];
    const id = await close(booked);
    const [one = '', two = ''] = (await demo.portal.closures.find(id, facilityId))?.refunds ?? [];
    sent.length = 0;
    later(10);
    const { bookings } = demo.portal;
    const dies = { ...bookings, get: (of: string) => (of === two ? Promise.reject(new Error('killed')) : bookings.get(of)) };
    await expect(carryOutClosing({ ...demo.portal, bookings: dies } as never, id)).rejects.toThrow('killed');
    expect([await statusOf(one), await statusOf(two)]).toEqual(['cancelled', 'confirmed']);
    await turn();
    expect([await statusOf(one), await statusOf(two)]).toEqual(['cancelled', 'cancelled']);
    expect([await kindsOf(hourly), await kindsOf(other)]).toEqual(Array(2).fill(['stay_refunded', 'refund_arrived']));
    for (const booking of [one, two]) expect(await demo.portal.refunds.listOf(booking)).toHaveLength(1);
  });
});

describe('one class of a centre is shut and the others are open', () => {
  const toddler = (family: number) => newFamily(demo.portal, family, '2025-03-10');
  const facility = () => {
    const found = demo.portal.supplies.get(facilityId);
    if (!found) throw new Error('no centre');
    return found;
  };
  const infantsId = () => facility().classes.find(({ type }) => type === 'infant')?.id ?? '';
  const days = { from: WEDNESDAY, to: WEDNESDAY };
  const planFor = async (classIds: readonly string[]) => {
    const planned = await planClosing(demo.portal, { facilityId, ...days, classIds });
    if (!planned.ok) throw new Error(planned.code);
    return planned.plan;
  };

  it('touches the children of that class alone, is told to them alone, and can be undone for as long', async () => {
    const other = await toddler(++n);
    const [own, others] = [await book(demo.portal, hourly, single), await book(demo.portal, other, single)];
    const [both, one] = [await planFor([]), await planFor([infantsId()])];
    const idsOf = (seen: ClosingPlan) => seen.stays.map(({ booking }) => booking.id);
    expect(idsOf(both)).toEqual(expect.arrayContaining([own, others]));
    expect([idsOf(one).includes(own), idsOf(one).includes(others)]).toEqual([true, false]);
    expect(seenOf(one)).not.toBe(seenOf({ ...one, classIds: [] }));

    const wish = { facilityId, ...days, classIds: [infantsId()], reason, staffId: 'a-head' };
    const closed = await closeDays(demo.portal, { ...wish, refunds: [own, others], seen: seenOf(one) });
    if (!closed.ok) throw new Error(closed.code);
    await demo.portal.supplies.refresh([facilityId]);
    expect(await hold(demo.portal, monthly, single)).toMatchObject({ ok: false, code: 'no_place.closure' });
    expect(await hold(demo.portal, await toddler(++n), single)).toMatchObject({ ok: true });
    expect(await reopenDays(demo.portal, { id: closed.id, facilityId, staffId: 'a-head' })).toEqual({ ok: true, undone: true });
    await demo.portal.supplies.refresh([facilityId]);
    expect(await hold(demo.portal, monthly, single)).toMatchObject({ ok: true });

    const again = await closeDays(demo.portal, { ...wish, refunds: [own], seen: seenOf(await planFor([infantsId()])) });
    if (!again.ok) throw new Error(again.code);
    later(11);
    await turn();
    expect([await statusOf(own), await statusOf(others)]).toEqual(['cancelled', 'confirmed']);
    expect(await kindsOf(other)).not.toContain('stay_refunded');
    expect(await kindsOf(other)).not.toContain('stay_shut');
  });

  it('is the centre’s doing: a stay of that class has all its money back, and one that is held is not paid for', async () => {
    const other = await toddler(++n);
    const [own, others] = [await book(demo.portal, hourly, single), await book(demo.portal, other, single)];
    const third = await newFamily(demo.portal, ++n);
    const held = await holdAndSign(demo.portal, third, single);
    const wish = { facilityId, ...days, classIds: [infantsId()], reason, refunds: [], staffId: 'a-head' };
    expect(await closeDays(demo.portal, { ...wish, seen: seenOf(await planFor([infantsId()])) })).toMatchObject({ ok: true });
    const pays = { bookingId: held.id, guardianId: third.guardianId, lang: 'zh' } as const;
    expect(await startPayment(demo.portal, pays)).toMatchObject({ ok: false, code: 'no_place.closure' });
    // Half an hour before: who changes its mind itself gets less.
    demo.setNow(`${WEDNESDAY}T00:30:00.000Z`);
    await turn();
    const [shut, open] = [await demo.portal.bookings.get(own), await demo.portal.bookings.get(others)];
    expect(await refundPreview(demo.portal, open)).toMatchObject({ cause: 'family' });
    expect(await refundPreview(demo.portal, shut)).toMatchObject({ cause: 'centre', total: shut.total });
  });

  it('ends with its class where that is taken away, and never becomes one of the whole centre', async () => {
    const { closures, payload, work } = demo.portal;
    // The one that is added is of infants too.
    const infants = infantsId();
    const {
      id: _,
      createdAt: __,
      updatedAt: ___,
      ...like
    } = await payload.findByID({
      ...({ collection: 'classes', depth: 0 } as const),
      id: infants,
    });
    const { id } = await payload.create({ collection: 'classes', locale: 'zh', data: { ...like, name: '临时班' } });
    for (const classIds of [[id], [id, infants]])
      await work((unit) => closures.add({ facilityId, ...days, classIds, reason, refunds: [] }, unit));
    await payload.delete({ collection: 'classes', id });
    expect((await closures.listFrom(facilityId, days.from)).map(({ classIds }) => classIds)).toEqual([[infants]]);
    await demo.portal.supplies.refresh([facilityId]);
    expect(await hold(demo.portal, await toddler(++n), single)).toMatchObject({ ok: true });
  });

  it('whoever has yet to choose is asked, only of that class, and another centre’s class shuts nothing', async () => {
    const other = await toddler(++n);
    await book(demo.portal, hourly, single);
    await book(demo.portal, other, single);
    const wish = { facilityId, ...days, classIds: [infantsId()], reason, refunds: [], staffId: 'a-head' };
    expect(await closeDays(demo.portal, { ...wish, seen: seenOf(await planFor([infantsId()])) })).toMatchObject({ ok: true });
    later(11);
    await turn();
    expect(await kindsOf(hourly)).toContain('stay_shut');
    expect(await kindsOf(other)).not.toContain('stay_shut');
    expect(await planClosing(demo.portal, { facilityId, ...days, classIds: ['another'] })).toMatchObject({
      ok: false,
      status: 404,
    });
  });
});
