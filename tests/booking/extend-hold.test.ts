import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { extendHold } from '#cms/booking/extend-hold.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import type { PaymentPort } from '#cms/ports/payment/port.ts';
import { readSheets } from '#cms/records/claims.ts';
import { HOLD_MINUTES, extendHold as longer } from '#domain/places/hold-time.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { BUSY, fill, wait, wishFor } from '../support/waiting-family.ts';

let demo: DemoPortal;
let parents: Family;
let n = 3300;
const DAY = '2026-12-02';
const hourly = (date: string) => ({ form: 'hourly', date, window: BUSY }) as const;
const later = (minutes: number) => plusMinutes(TEST_NOW, minutes);
const extend = (bookingId: string, family = parents) =>
  extendHold(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
const held = async (date: string) => {
  const outcome = await hold(demo.portal, parents, hourly(date));
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.booking;
};

beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  parents = await newFamily(demo.portal, ++n);
});

it('a hold is made longer by what the city gives, once, and its places with it', async () => {
  const { id, classId } = await held(DAY);
  demo.setNow(later(12));
  const outcome = await extend(id);
  const until = later(HOLD_MINUTES + demo.portal.city.holdExtensionMinutes);
  expect(outcome).toMatchObject({ ok: true, booking: { holdUntil: until, status: 'held', remindAt: plusMinutes(until, -5) } });
  const [sheet] = await readSheets(demo.portal.payload, { classIds: [classId], from: DAY, to: DAY });
  expect(sheet?.claims).toContainEqual(expect.objectContaining({ booking: id, until }));
  expect(await extend(id)).toMatchObject({ ok: false, code: 'not_extended.extended_already' });
  demo.setNow(later(20));
  await expireHolds(demo.portal);
  expect((await demo.portal.bookings.get(id)).status).toBe('held');
  demo.setNow(later(26));
  await expireHolds(demo.portal);
  expect((await demo.portal.bookings.get(id)).status).toBe('expired');
});

it('what is signed is paid in the time that was added', async () => {
  const { id } = await holdAndSign(demo.portal, parents, hourly('2026-12-03'));
  demo.setNow(later(14));
  expect(await extend(id)).toMatchObject({ ok: true });
  demo.setNow(later(20));
  await settlePayment(demo.portal, await decide(demo.portal, parents, id, 'approve'));
  expect((await demo.portal.bookings.get(id)).status).toBe('confirmed');
  expect(await extend(id)).toMatchObject({ ok: false, code: 'not_extended.hold_over' });
});

it('what was signed is paid though a checkout was broken off before there was more time', async () => {
  const { id } = await holdAndSign(demo.portal, parents, hourly('2026-12-07'));
  const { guardianId } = parents;
  const killed: PaymentPort['startCheckout'] = async (asked) => {
    await demo.portal.payment.startCheckout(asked);
    throw new Error('killed');
  };
  const dying = { ...demo.portal, payment: { ...demo.portal.payment, startCheckout: killed } };
  await expect(startPayment(dying, { bookingId: id, guardianId, lang: 'zh' })).rejects.toThrow('killed');
  demo.setNow(later(14));
  expect(await extend(id)).toMatchObject({ ok: true });
  demo.setNow(later(16));
  await settlePayment(demo.portal, await decide(demo.portal, parents, id, 'approve'));
  expect((await demo.portal.bookings.get(id)).status).toBe('confirmed');
});

it('a hold that is over, or another family’s, stays as it is', async () => {
  const { id } = await held('2026-12-04');
  expect(await extend(id, await newFamily(demo.portal, ++n))).toMatchObject({ ok: false, code: 'booking_not_found' });
  demo.setNow(later(HOLD_MINUTES));
  expect(await extend(id)).toMatchObject({ ok: false, code: 'not_extended.hold_over' });
});

it('what another family waits for is not held longer; what it does not need is', async () => {
  const date = '2026-12-08';
  const other = await newFamily(demo.portal, ++n);
  // Nobody has a place to see there: the other family waits.
  const { id } = await held(date);
  await fill(demo.portal, date, 0);
  await wait(demo.portal, other.guardianId, await wishFor(demo.portal, date));
  expect(await extend(id)).toMatchObject({ ok: false, code: 'not_extended.others_wait' });
  const free = await held('2026-12-09');
  await wait(demo.portal, other.guardianId, await wishFor(demo.portal, '2026-12-09'));
  await wait(demo.portal, other.guardianId, await wishFor(demo.portal, '2026-12-09', { from: 960, to: 1020 }));
  expect(await extend(free.id)).toMatchObject({ ok: true });
});

it('never reaches further than a hold can, and nowhere that the city gives none', () => {
  const hold = { until: later(15), extended: false, wanted: false };
  expect(longer(hold, { now: TEST_NOW, minutes: 600 })).toEqual({ ok: true, until: later(30) });
  expect(longer(hold, { now: TEST_NOW, minutes: 0 })).toEqual({ ok: false, reason: 'not_extended_here' });
});
