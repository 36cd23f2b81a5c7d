import { todayOf } from '#cms/core/clock.ts';
import { confirmPlaces, extendPlaces, releasePlaces } from '#cms/places/change-claims.ts';
import { whyNoHours } from '#cms/places/child-hours.ts';
import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { handOver, ownPlace } from '#cms/places/enrolled/hand-over.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import { notePlacesTaken } from '#cms/places/note-taken.ts';
import { shutOn, standingAt } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { PaymentState } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { idOf } from '#cms/records/supply.ts';
import { changesOf } from '#domain/booking/booking-state.ts';
import { EARNEST, earnestPaid, restOf } from '#domain/booking/earnest-paid.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { exceedsPrepaidCap, prepaidAt } from '#domain/booking/prepayment.ts';
import { reminderOf, renewalNoticeAt } from '#domain/booking/reminder.ts';
import { earnestBackUntil, earnestIn, earnestLines, restLines } from '#domain/contract/earnest.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { heldOf, paymentEntry } from '#domain/money/ledger.ts';
import { type Fen, split, sum } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { firstBarred, type Standing } from '#domain/places/credential.ts';
import { isHeld, waitsLonger } from '#domain/places/hold-time.ts';
import { isFull } from '#domain/places/no-place.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type SpecialDays, specialDays } from '#domain/time/workdays.ts';
import { type Instant, toInstant, toLocal } from '#domain/time/zoned-time.ts';
import { nextDelivery } from './deliver-care.ts';
import { endReplaced, toReplace } from './end-replaced.ts';
import { sendToFamily, writeToFamily } from './family-letters.ts';
import { type GivenBack, giveBack, type Paid } from './give-back.ts';
import { issueReceipt } from './issue-receipt.ts';
import { nextSettlement } from './next-settlement.ts';
import { payRefundsOf, type RefundSending } from './pay-refunds.ts';
import { type ExtraPaid, settleExtra } from './settle-extra.ts';

export type Settlement = 'confirmed' | 'earnest_paid' | 'extra_paid' | 'refunding' | 'recorded' | 'unchanged' | 'unknown';

export type Settling = RefundSending &
  Pick<Portal, 'audit' | 'contracts' | 'enrolled' | 'payments' | 'sheets' | 'special' | 'supplies'>;

/**
 * Takes in what the provider says of a payment. Safe to call any number of times, in any order:
 * each effect happens once. Money that comes for places already given up goes straight back
 * (promise 2). Of what covers several bookings each is judged by itself, all in one unit of work: what cannot be had any
 * more goes back, and the rest is confirmed.
 */
export async function settlePayment(portal: Settling, state: PaymentState): Promise<Settlement> {
  const [first] = await portal.payments.partsOf(state.reference);
  const task = async (unit: Unit) => {
    const parts = await portal.payments.partsOf(state.reference, unit);
    // Another sum than was asked for is shared by what each was asked for.
    const came = split(
      state.amount,
      parts.map(({ amount }) => amount),
    );
    const all: Settled[] = [];
    for (const [at, asked] of parts.entries()) {
      const own = { ...state, reference: asked.reference, amount: came[at] ?? 0 };
      const one = await settle(portal, asked, own, unit);
      // That it was declined, or all is booked, is said once.
      const isSaid =
        (one.kind === 'recorded' && at > 0) || (one.kind === 'confirmed' && all.some(({ kind }) => kind === one.kind));
      if (!isSaid) await write(portal, { settled: one, about: asked.reference }, unit);
      all.push(one);
    }
    return all;
  };
  // Each has a receipt in its centre's row of numbers.
  const settled = await portal.work(task, { line: first && idOf(first.facility) });
  for (const one of settled) if ('booking' in one && one.booking) await sendToFamily(portal, one.booking.id);
  for (const one of settled) if (one.kind === 'refunding') await payRefundsOf(portal, one.booking.id);
  for (const one of settled) {
    const replaced = one.kind === 'confirmed' && changesOf(one.booking.actions);
    if (replaced) await payRefundsOf(portal, replaced);
  }
  return FIRST_TOLD.find((kind) => settled.some((one) => one.kind === kind)) ?? 'unknown';
}

/** What is said of a payment whose bookings fared differently. */
const FIRST_TOLD = ['refunding', 'confirmed', 'earnest_paid', 'extra_paid', 'recorded', 'unchanged'] as const;

type Settled =
  | { kind: 'confirmed' | 'earnest_paid'; booking: BookingRecord }
  | GivenBack
  | ExtraPaid
  | { kind: 'recorded'; booking?: BookingRecord }
  | { kind: 'unchanged' };

/** What the family is told of it. */
async function write(portal: Settling, { settled, about }: { settled: Settled; about: string }, unit: Unit): Promise<void> {
  if (settled.kind === 'confirmed') await writeToFamily(portal, settled.booking, 'booking_confirmed', { unit });
  if (settled.kind === 'earnest_paid') {
    const { booking } = settled;
    const { amount } = earnestPaid(booking.actions) ?? { amount: 0 };
    await writeToFamily(portal, booking, 'earnest_paid', { amount, left: restOf(booking), unit });
  }
  if (settled.kind === 'extra_paid')
    await writeToFamily(portal, settled.booking, settled.letter, { ...settled.told, about, unit });
  if (settled.kind === 'recorded' && settled.booking)
    await writeToFamily(portal, settled.booking, 'payment_declined', { about, unit });
  if (settled.kind !== 'refunding') return;
  const { booking, cause, amount: refund, currency, isExtra } = settled;
  await writeToFamily(portal, booking, isExtra ? 'extra_returned' : `${cause}_returned`, { refund, currency, about, unit });
}

async function settle(portal: Settling, asked: Payment, state: PaymentState, unit: Unit): Promise<Settled> {
  const { payments, now } = portal;
  if (asked.status === 'paid' || asked.status === state.status) return { kind: 'unchanged' };
  const at = state.paidAt ?? now();
  await payments.record(asked.id, { ...state, paidAt: at }, unit);
  const booking = await portal.bookings.get(idOf(asked.booking), unit);
  const isEarnest = asked.extra === EARNEST;
  if (asked.extra && !isEarnest)
    return settleExtra(portal, { booking, payment: { ...asked, extra: asked.extra }, state, at }, unit);
  if (state.status !== 'paid') return { kind: 'recorded', booking: isDeclined(state, booking, now()) ? booking : undefined };

  const payment = { ...asked, received: state.amount, receivedCurrency: state.currency };
  const cause = await whyNotTaken(portal, { booking, state, at, isEarnest }, unit);
  if (cause) return giveBack(portal, { booking, payment, amount: state.amount, currency: state.currency, cause, at }, unit);
  return isEarnest ? takeEarnest(portal, { booking, payment, at }, unit) : confirm(portal, { booking, payment, at }, unit);
}

/**
 * Why money goes straight back. A deadline, and whether the centre may work, is judged by when the money was paid, not by
 * when we heard of it: what was paid in time keeps its places if they are still free, and what was paid before a centre had
 * to stop is the family's to decide on.
 */
async function whyNotTaken(
  portal: Settling,
  { booking, state, at, isEarnest }: { booking: BookingRecord; state: PaymentState; at: Instant; isEarnest: boolean },
  unit: Unit,
): Promise<PaymentReturn | undefined> {
  const { status, holdUntil } = booking;
  const due = isEarnest ? earnestIn(booking)?.amount : restOf(booking);
  const had = earnestPaid(booking.actions);
  if (isEarnest && had) return 'paid_already';
  if (status === 'confirmed' || status === 'completed') return 'paid_already';
  if (status === 'released' || status === 'cancelled') return 'given_up';
  // What became of the earnest money then is settled: the rest cannot bring the contract back.
  if (had && status === 'expired') return 'late_payment';
  if ((status !== 'signed' && status !== 'expired') || !holdUntil || at >= holdUntil) return 'late_payment';
  if (state.amount !== due || state.currency !== portal.city.currency) return 'other_amount';
  const standing = await standingAt(portal, { ...booking, at }, unit);
  const days = booking.occasions.map(({ date }) => date);
  if (!standing || firstBarred(standing, days)) return 'centre_stopped';
  if (await shutOn(portal, booking)) return 'centre_shut';
  if (changesOf(booking.actions) && !(await toReplace(portal, booking, unit))) return 'over_meanwhile';
  if (status === 'signed' && isHeld(holdUntil, portal.now(), waitsLonger(booking))) return undefined;
  return takeAgain(portal, { booking, standing }, unit);
}

/** Refused while the places are still held: the family can pay in another way. */
const isDeclined = ({ status }: PaymentState, booking: BookingRecord, at: Instant) =>
  (status === 'declined' || status === 'failed') &&
  booking.status === 'signed' &&
  booking.holdUntil !== undefined &&
  isHeld(booking.holdUntil, at, waitsLonger(booking));

/**
 * Claims the places anew of which the time ran out before the message of their payment came, by the rules of a hold: the
 * family may have booked otherwise for the child since.
 */
async function takeAgain(
  portal: Settling,
  { booking, standing }: { booking: BookingRecord; standing: Standing },
  unit: Unit,
): Promise<PaymentReturn | undefined> {
  const now = portal.now();
  const selling = await sellingNow(portal, booking, unit);
  if (!selling) return 'over_meanwhile';
  const { facility, group } = selling;
  await portal.guardians.takeTurn(booking.guardianId, unit);
  const others = await liveStays(portal.bookings, { childId: booking.childId, but: booking.id, at: now }, unit);
  const replaced = await toReplace(portal, booking, unit);
  const live = others.map((one) => (one.id === replaced?.booking.id ? { ...one, ...replaced.ended } : one));
  if (overlapping(live, booking.occasions)) return 'booked_meanwhile';
  if (exceedsPrepaidCap(prepaidAt(live, booking.facilityId), booking, todayOf(portal))) return 'booked_meanwhile';
  const { occasions, childId, form } = booking;
  const but = replaced?.booking.id ?? booking.id;
  if (await whyNoHours(portal, { childId, facility, form, but, occasions }, unit)) return 'booked_meanwhile';
  await releasePlaces(portal, booking, unit);
  const inPlaceOf = (await ownPlace(portal, booking, unit)) ?? replaced?.booking.id;
  const asBooked = { occasions, booking: booking.id, inPlaceOf, childId };
  const claim = { facility: { ...facility, standing }, group, ...asBooked, now, unit };
  const refused = await claimOccasions(portal, claim);
  return refused && (isFull(refused.why?.reason) ? 'sold_meanwhile' : 'over_meanwhile');
}

/** Earnest money came: the places are kept for the rest of the price, which has its own days. */
async function takeEarnest(portal: Settling, { booking, payment, at }: Paid, unit: Unit): Promise<Settled> {
  const { city, now } = portal;
  const { reference, amount } = payment;
  const paysFrom = toLocal(at, city.timeZone).date;
  const paysTo = earnestIn(booking)?.restBy ?? booking.from;
  const backUntil = earnestBackUntil(booking.terms, paysFrom, await daysOfContract(portal, booking));
  const until = toInstant({ date: addDays(paysTo, 1), minute: 0 }, city.timeZone);
  await extendPlaces(portal, { ...booking, longer: true }, until, unit);
  const paid = { payment: payment.id, amount, until, backUntil };
  const action = { type: 'pay_earnest', at, by: { kind: 'provider' }, ...paid } as const;
  const pays = { paysFrom, paysTo, holdUntil: until };
  const asPaid = { ...booking, ...pays, status: 'signed' } as const;
  const remindAt = reminderOf(asPaid, now(), city.timeZone) ?? null;
  const kept = await portal.bookings.addAction(booking, action, unit, { ...pays, remindAt });
  const lines = earnestLines(booking.lines, amount).map((line) => ({ ...line, extra: EARNEST }));
  const entry = paymentEntry({ payment: reference, at, into: heldOf(payment.provider), ...ofKinds(lines) });
  await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
  const receipt = { kind: 'payment', source: `payment:${reference}`, amount } as const;
  await issueReceipt(portal, { ...receipt, lines, booking, payment, at }, unit);
  return { kind: 'earnest_paid', booking: kept };
}

/** The State Council's days as its contract was signed with. */
async function daysOfContract({ contracts, special }: Settling, { contractId }: BookingRecord): Promise<SpecialDays> {
  return contractId ? specialDays((await contracts.get(contractId)).snapshot.calendar) : special();
}

async function confirm(portal: Settling, { booking, payment, at }: Paid, unit: Unit): Promise<Settled> {
  const { reference, amount } = payment;
  const replaced = await toReplace(portal, booking, unit);
  if (replaced) await endReplaced(portal, replaced, unit);
  await confirmPlaces(portal, booking, unit);
  await handOver(portal, booking, unit);
  const action = { type: 'pay', at, by: { kind: 'provider' }, payment: payment.id, amount } as const;
  const asPaid = { ...booking, status: 'confirmed' } as const;
  const notice = renewalNoticeAt(asPaid, { now: portal.now(), days: portal.city.renewalNoticeDays });
  const remindAt = reminderOf(asPaid, portal.now(), portal.city.timeZone) ?? notice ?? null;
  const also = { nextDeliveryAt: nextDelivery(portal, booking), nextSettlementAt: nextSettlement(portal, booking), remindAt };
  const confirmed = await portal.bookings.addAction(booking, action, unit, also);
  const lines = restLines(booking.lines, earnestPaid(booking.actions)?.amount ?? 0);
  const entry = paymentEntry({ payment: reference, at, into: heldOf(payment.provider), ...ofKinds(lines) });
  await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
  const receipt = { kind: 'payment', source: `payment:${reference}`, amount } as const;
  await issueReceipt(portal, { ...receipt, lines, booking, payment, at }, unit);
  await notePlacesTaken(portal, confirmed, unit);
  return { kind: 'confirmed', booking: confirmed };
}

/** Care and meals are kept apart in the books (膳食费专款专用). */
function ofKinds(lines: readonly PriceLine[]): { care: Fen; meals: Fen } {
  const of = (kind: PriceLine['kind']) => sum(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
  return { care: of('care'), meals: of('meals') };
}
