import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { EXAMPLE_CONTACT } from '#cms/accounts/contact.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let parents: Family;
let sent: Map<string, Notification>;
let n = 700;
let notify: DemoPortal['portal']['notify'];
let payment: DemoPortal['portal']['payment'];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  ({ notify, payment } = demo.portal);
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  demo.portal.payment = payment;
  sent = new Map();
  // As every adapter does: the same id sends nothing more.
  demo.portal.notify = {
    ...notify,
    send: async (message) => {
      sent.set(message.id, sent.get(message.id) ?? message);
      return { ok: true };
    },
  };
  parents = await newFamily(demo.portal, ++n);
});

const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
/** The sample family has stays of its own. */
const told = (kind: string) => [...sent.values()].filter((message) => message.kind === kind && message.to !== EXAMPLE_CONTACT);
const cancel = (bookingId: string) => cancelBooking(demo.portal, { bookingId, guardianId: parents.guardianId, by: by(parents) });
const move = (bookingId: string, date: string) =>
  rescheduleBooking(demo.portal, {
    bookingId,
    guardianId: parents.guardianId,
    request: hourly(date),
    name: parents.name,
    by: by(parents),
  });
/** What the clock does. */
const remind = async () => {
  for (const id of await demo.portal.bookings.remindableBy(demo.portal.now())) await remindFamily(demo.portal, id);
};

it('a move is told with the time before and the time now, both in words', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-02'));
  expect(await move(id, '2026-12-03')).toMatchObject({ ok: true });
  expect(told('booking_moved').map(({ text }) => text)).toEqual([
    expect.stringContaining('从 2026 年 12 月 2 日，周三 14:00–16:00 改到了 2026 年 12 月 3 日，周四 14:00–16:00'),
  ]);
  expect(await move(id, '2026-12-04')).toMatchObject({ ok: true });
  expect(told('booking_moved')).toHaveLength(2);
});

it('on the eve of the first day the family is reminded, once', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-02'));
  demo.setNow('2026-12-01T09:59:00.000Z');
  await remind();
  expect(told('stay_tomorrow')).toEqual([]);
  demo.setNow('2026-12-01T10:00:00.000Z');
  await remind();
  await remind();
  await Promise.all([remindFamily(demo.portal, id), remindFamily(demo.portal, id)]);
  expect(told('stay_tomorrow').map(({ text }) => text)).toEqual([
    expect.stringContaining('2026 年 12 月 2 日，周三 14:00–16:00'),
  ]);
  expect(await demo.portal.bookings.remindableBy('2027-01-01T00:00:00.000Z')).not.toContain(id);
});

it('what was cancelled is not reminded of, and what was moved is on its new eve', async () => {
  const cancelled = await book(demo.portal, parents, hourly('2026-12-07'));
  const moved = await book(demo.portal, await newFamily(demo.portal, ++n), hourly('2026-12-08'));
  await cancel(cancelled);
  parents = { ...parents, ...(await ownerOf(moved)) };
  expect(await move(moved, '2026-12-10')).toMatchObject({ ok: true });
  demo.setNow('2026-12-07T12:00:00.000Z');
  await remind();
  expect(told('stay_tomorrow')).toEqual([]);
  demo.setNow('2026-12-09T12:00:00.000Z');
  await remind();
  expect(told('stay_tomorrow')).toHaveLength(1);
});

async function ownerOf(bookingId: string) {
  const { guardianId, childId } = await demo.portal.bookings.get(bookingId);
  return { guardianId, childId, name: (await demo.portal.guardians.get(guardianId)).name ?? '' };
}

it('a reminder that cannot go out now is tried again', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-11'));
  demo.setNow('2026-12-10T12:00:00.000Z');
  const { send } = demo.portal.notify;
  demo.portal.notify.send = async () => ({ ok: false, code: 'unavailable', message: '' });
  await expect(remindFamily(demo.portal, id)).rejects.toThrow('unavailable');
  demo.portal.notify.send = send;
  await remindFamily(demo.portal, id);
  expect(told('stay_tomorrow')).toHaveLength(1);
});

it('a hold is told of five minutes before its end, and at its end', async () => {
  const { id } = await holdAndSign(demo.portal, parents, hourly('2026-12-14'));
  demo.setNow('2026-11-23T07:11:00.000Z');
  await remind();
  expect(told('hold_ending')).toEqual([]);
  demo.setNow('2026-11-23T07:13:00.000Z');
  await remind();
  await remind();
  expect(told('hold_ending').map(({ subject }) => subject)).toEqual(['位子只留到 15:17：海陵示例托育园']);
  demo.setNow('2026-11-23T07:20:00.000Z');
  await expireHolds(demo.portal);
  await expireHolds(demo.portal);
  await remindFamily(demo.portal, id);
  expect(told('hold_ended')).toHaveLength(1);
  expect(told('hold_ending')).toHaveLength(1);
});

it('a hold that was given up or paid for is not told of', async () => {
  const held = await hold(demo.portal, parents, hourly('2026-12-15'));
  if (!held.ok) throw new Error(held.code);
  await cancel(held.booking.id);
  await book(demo.portal, parents, hourly('2026-12-15'));
  demo.setNow('2026-11-23T07:14:00.000Z');
  await remind();
  demo.setNow('2026-11-23T07:40:00.000Z');
  await expireHolds(demo.portal);
  expect([...told('hold_ending'), ...told('hold_ended')]).toEqual([]);
});

it('a payment that was declined is told once, while the place is held', async () => {
  const { id } = await holdAndSign(demo.portal, parents, hourly('2026-12-16'));
  const declined = await decide(demo.portal, parents, id, 'decline');
  await settlePayment(demo.portal, declined);
  await settlePayment(demo.portal, declined);
  expect(told('payment_declined').map(({ text }) => text)).toEqual([expect.stringMatching(/没有扣钱。位子留到 15:17/)]);
});

it('a refund is told with the day it arrives by, and again when it has arrived', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-17'));
  demo.portal.payment = { ...payment, refund: async () => ({ status: 'pending', refundRef: 're-1' }) };
  await cancel(id);
  expect(told('booking_cancelled')[0]?.text).toMatch(/退 52\.00 元，原路返还，2026 年 \d+ 月 \d+ 日，周.前到账，到了会告诉你/);
  expect(told('refund_arrived')).toEqual([]);
  const [refund] = await demo.portal.refunds.listOf(id);
  if (!refund) throw new Error('no refund');
  expect(refund).toMatchObject({ status: 'sent', arrivedAt: undefined });
  const { providerRef = '', reference = '' } = await demo.portal.payments.get(refund.paymentId);
  const state = {
    refundRef: 're-1',
    providerRef: String(providerRef),
    reference,
    key: refund.reference,
    amount: 5200,
    currency: 'CNY',
  };
  expect(await settleRefund(demo.portal, { ...state, status: 'pending' })).toBe('unchanged');
  expect(await settleRefund(demo.portal, { ...state, status: 'succeeded' })).toBe('recorded');
  expect(await settleRefund(demo.portal, { ...state, status: 'succeeded' })).toBe('unchanged');
  expect(told('refund_arrived')).toHaveLength(1);
  expect((await demo.portal.refunds.get(refund.id)).arrivedAt).toBe(TEST_NOW);
});

it('where nothing goes back, no money is promised', async () => {
  const id = await book(demo.portal, parents, hourly('2026-11-24'));
  demo.setNow('2026-11-24T05:30:00.000Z');
  expect(await cancel(id)).toMatchObject({ ok: true, refund: 0 });
  expect(told('booking_cancelled')[0]?.text).toContain('按合同不退钱');
  expect(told('booking_cancelled')[0]?.text).not.toContain('到账');
});

it('a mail, which is read anywhere, names the city whose time it tells, in the language and with the links of the family', async () => {
  const { guardians, payload } = demo.portal;
  await guardians.change(parents.guardianId, { lang: 'en' });
  await payload.db.updateOne({ collection: 'guardians', id: parents.guardianId, data: { contact: 'a.parent@example.org' } });
  const id = await book(demo.portal, parents, hourly('2026-12-18'));
  const [message] = told('booking_confirmed');
  expect(message?.text).toContain('Fri 18 Dec 2026 14:00–16:00 (Taizhou time)');
  expect(message?.text).toContain(`/en/bookings/${id}`);
  // An operator's template takes a short value.
  expect(String(message?.values?.when)).toBe('Fri 18 Dec 2026 14:00–16:00');
  await holdAndSign(demo.portal, parents, hourly('2026-12-21'));
  demo.setNow('2026-11-23T07:13:00.000Z');
  await remind();
  expect(told('hold_ending')[0]?.text).toContain('15:17 (Taizhou time)');
  expect(told('hold_ending')[0]?.values?.until).toBe('15:17');
});

it('what the counter holds is told with its centre, time and hour: in every language to a stranger, in its own to who is known', async () => {
  const staff = await staffOf(demo.portal);
  const wish = (contact: string, childName: string) => ({
    slug: EXAMPLE_SLUG,
    staffId: staff.counter.id,
    contact,
    guardianName: '前台客',
    relation: '爸爸',
    childName,
    birthDate: '2026-03-10',
    pickups: [],
    hadSameService: false,
    request: hourly('2026-12-09'),
  });
  const stranger = await bookAtCounter(demo.portal, wish('13977770001', '宝宝甲'));
  if (!stranger.ok) throw new Error(stranger.code);
  const both = told('counter_booking').map(({ text }) => text);
  expect(both).toEqual([
    expect.stringMatching(/给你们留了位：2026 年 12 月 9 日，周三 14:00–16:00。[\s\S]*holds a place for you: .*2026/),
  ]);
  expect(both[0]).toContain(`/bookings/${stranger.booking.id}`);
  expect(both[0]).toContain(`/en/bookings/${stranger.booking.id}`);

  sent.clear();
  await findOrCreateGuardian(demo.portal, '13977770002', 'en');
  const known = await bookAtCounter(demo.portal, wish('13977770002', '宝宝乙'));
  expect(known).toMatchObject({ ok: true });
  expect(told('counter_booking')).toMatchObject([{ lang: 'en', text: expect.not.stringContaining('给你们留了位') }]);
});

it('who moves a stay to and fro all day is asked to wait: each time is a contract and a message', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-02'));
  for (let times = 0; times < 10; times++) {
    expect(await move(id, '2026-12-03')).toMatchObject({ ok: true });
    expect(await move(id, '2026-12-02')).toMatchObject({ ok: true });
  }
  expect(await move(id, '2026-12-03')).toMatchObject({ ok: false, status: 429, code: 'too_many_requests' });
  expect(told('booking_moved')).toHaveLength(20);
});
