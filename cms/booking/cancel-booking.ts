import { refundPreview, refuseReason } from '#cms/contracts/refund-preview.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { bookKept } from '#cms/payments/book-kept.ts';
import { closeAll } from '#cms/payments/close-checkout.ts';
import { creditDaysOver } from '#cms/payments/credit-taken.ts';
import { bookGiven, findNotGiven, lookedAtUntil } from '#cms/payments/deliver-care.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { paymentOf, requestRefund } from '#cms/payments/request-refund.ts';
import { earnestGivenUp, earnestNow, endedByCentreFor, oweEarnestAgain, settleEarnest } from '#cms/payments/settle-earnest.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { takeBack } from '#cms/places/enrolled/hand-over.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import {
  type Actor,
  attendanceOn,
  availableActions,
  cancellationOf,
  centreEndOf,
  earlyEndOf,
} from '#domain/booking/booking-state.ts';
import { type CentreEnd, reasonOfGround } from '#domain/booking/centre-end.ts';
import { whyNotCancelled } from '#domain/booking/early-end.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import { standingOf } from '#domain/money/outside-return.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { endNext } from './end-next.ts';

export type Cancelling = Settling & Parameters<typeof earnestGivenUp>[0] & Pick<Portal, 'contracts'>;

export interface Cancelled {
  booking: BookingRecord;
  refund: Fen;
}

/** Days on which a centre is shut, and why. */
interface Shut {
  days: CivilDate[];
  reason: InEveryLanguage;
}

export interface Cancellation {
  bookingId: string;
  guardianId: string;
  by: Actor;
  /** The centre's doing, which its message says. */
  because?: Shut;
  /** The centre ends the contract before care begins. */
  ends?: CentreEnd;
  /** Why the family leaves, where a rule of its contract asks. */
  why?: LeavingReason;
  expect?: Fen;
  /** One letter tells of all that was booked together: only what does not simply go back has its own. */
  quiet?: boolean;
  /** Gives up a hold and no more: what has been paid for meanwhile stays, until the family has seen what cancelling gives back. */
  releases?: boolean;
}

/**
 * Cancels for a family: the places are free at once, and exactly what the contract says goes back; where that hangs on
 * days of which the centre has noted nothing, after it has been asked.
 * Before a hold is given up the provider is asked, and closes its page: what has been paid is no longer given up.
 * Cancelling twice is answered like the first time. `expect` guards against a figure that has
 * changed since the family saw it.
 */
export async function cancelBooking(portal: Cancelling, wish: Cancellation, keep?: Keep<Cancelled>): Promise<Result<Cancelled>> {
  const found = await portal.bookings.find(wish.bookingId, wish.guardianId);
  if (!found) return notFound('booking_not_found');
  const releases = wish.releases || (found.status === 'signed' && mayBe(portal, found).includes('release'));
  if (releases && found.status === 'signed' && !(await closeAll(portal, found.id))) return conflict('payment_unclear');
  const task = keeping(keep, (unit) => cancel(portal, { ...wish, releases }, unit));
  const result = await portal.work(task, { line: found.facilityId });
  if (!result.ok) return result;
  const { booking, refund } = result;
  if (!result.already) {
    await sendToFamily(portal, booking.id);
    await payRefundsOf(portal, booking.id);
  }
  return { ok: true, booking, refund };
}

/** Cancels a stay because its centre is shut then: all that was paid goes back. Letter and money are left to the caller. */
export const cancelForCentre = (
  portal: Cancelling,
  { booking, because }: { booking: BookingRecord; because: Shut },
): Promise<Result<Cancelled>> =>
  portal.work((unit) =>
    cancel(portal, { bookingId: booking.id, guardianId: booking.guardianId, by: { kind: 'system' }, because }, unit),
  );

/** What may come next of a booking. */
export const mayBe = ({ now }: Pick<Portal, 'now'>, booking: BookingRecord) =>
  availableActions(booking.status, { ...booking, now: now(), monthly: isMonthly(booking.request) });

const changed = ({ city }: Pick<Portal, 'city'>, amount: Fen) =>
  conflict('refund_changed', { params: { amount, currency: city.currency } });

/** Cancels in a unit of work; letter and money go out after it. */
export async function cancel(
  portal: Cancelling,
  { bookingId, because, by, ends, expect, quiet, releases, why: said }: Cancellation,
  unit: Unit,
): Promise<Result<Cancelled & { already?: boolean; untold?: boolean }>> {
  const { bookings } = portal;
  let booking = await bookings.get(bookingId, unit);
  const earlier = cancellationOf(booking.actions);
  if (earlier) return { ok: true, booking, refund: earlier.refund, already: true };
  // Moved off the days on which the centre is shut: the family has it otherwise by now.
  if (because && !booking.occasions.some(({ date }) => because.days.includes(date))) return conflict('booking_changed');
  const at = portal.now();
  const allowed = mayBe(portal, booking);
  if (allowed.includes('release')) {
    // What was booked together is signed and paid for together, or not at all.
    const given = await earnestGivenUp(portal, booking, at);
    const whose = ends ? endedByCentreFor(ends) : because || by.kind === 'staff' ? 'centre' : given.by;
    const shown = earnestNow(portal, booking, { by: whose, at }).back;
    // Earnest money is lost by those alone who have seen that it is.
    const isLost = whose === 'family' && given.amount > 0 && shown === 0;
    if (expect === undefined ? isLost : expect !== shown) return changed(portal, shown);
    let back = 0;
    for (const one of await bookings.together(booking, unit)) {
      if (!mayBe(portal, one).includes('release')) continue;
      await releasePlaces(portal, one, unit);
      back += await settleEarnest(portal, one, { by: whose, at }, unit);
      await bookings.addAction(one, { type: 'release', at, by }, unit);
    }
    return { ok: true, booking: await bookings.get(bookingId, unit), refund: back };
  }
  if (releases && booking.status === 'confirmed') return conflict('paid_meanwhile');
  if (!allowed.includes('cancel')) return conflict(whyNotCancelled(booking, at));
  if (givenOf(booking.actions)) {
    if (expect) return conflict('refund_changed', { params: { amount: 0, currency: portal.city.currency } });
    return giveUp(portal, { booking, by, cause: because || ends ? 'centre' : 'family', ends, at }, unit);
  }
  const unasked = refuseReason(booking, said);
  if (unasked) return unasked;
  // Care that was ended early gives back what it gave when its last day was over, whenever that is looked at.
  const ended = earlyEndOf(booking.actions) && booking.endsAt < at ? booking.endsAt : at;
  booking = await creditDaysOver(portal, booking, { at, unit });
  const doing = because || ends ? { cause: 'centre' as const } : {};
  const reason = ends ? reasonOfGround(ends.ground) : said;
  const preview = await refundPreview(portal, booking, { at: ended, ...doing, why: reason });
  const payment = await paymentOf(portal, booking, unit);
  if (!preview || !payment) throw new Error(`booking ${booking.number} is confirmed but was never paid`);
  const { total: amount, lines, asked, cause } = preview;
  if (expect !== undefined && expect !== amount) return changed(portal, amount);
  // A child that is there has its place until the day is over: nobody is sold it beside the child.
  const today = todayOf(portal);
  const { here, left } = attendanceOn(booking.actions, today);
  await releasePlaces(portal, here && !left ? { ...booking, from: addDays(today, 1) } : booking, unit);
  await takeBack(portal, booking, unit);
  if (isMonthly(booking.request)) await endNext(portal, booking, unit);
  if (because) await writeToFamily(portal, booking, 'stay_refunded', { shut: because, refund: amount, unit });
  const untold = Boolean(quiet && !asked && !standingOf(preview.owed));
  // Cancelled before its last day it has not ended by what was signed again.
  const told = ends
    ? 'centre_ended'
    : ended >= at
      ? 'booking_cancelled'
      : centreEndOf(booking.actions)
        ? 'centre_ended'
        : 'care_ended';
  if (!because && !untold) await writeToFamily(portal, booking, told, { unit });
  // A ground says it by itself; that the centre is stopped nobody else keeps for the day on which the rest is reckoned.
  const kept = said ?? (ends ? undefined : preview.why);
  const action = {
    type: 'cancel',
    at: ended,
    by,
    cause,
    refund: amount,
    ...(ends ? { because: ends } : {}),
    ...(kept ? { why: kept } : {}),
  } as const;
  // What months that are over give back is in the sum.
  const over = { nextSettlementAt: null, ...lookedAtUntil(portal, booking, at) };
  const looked = { ...booking, actions: [...booking.actions, ...findNotGiven(portal, booking, at)] };
  if (asked) {
    await bookGiven(portal, booking, { at, unit });
    const waiting = await bookings.addAction(looked, { ...action, asked }, unit, { answerBy: asked.until, ...over });
    return { ok: true, booking: waiting, refund: amount, untold };
  }
  if (amount > 0) await requestRefund(portal, { booking, payment, amount, cause, lines, at }, unit);
  await bookKept(portal, booking, { ended, at, unit });
  if (cause === 'centre') await oweEarnestAgain(portal, booking, { by: ends ? endedByCentreFor(ends) : 'centre', at }, unit);
  return { ok: true, booking: await bookings.addAction(looked, action, unit, over), refund: amount, untold };
}

/** A day that the centre gave free of charge gives nothing back: its place is free, and the family is told. */
async function giveUp(
  portal: Cancelling,
  {
    booking,
    by,
    cause,
    ends,
    at,
  }: { booking: BookingRecord; by: Actor; cause: 'family' | 'centre'; ends?: CentreEnd; at: Instant },
  unit: Unit,
): Promise<Result<Cancelled>> {
  await releasePlaces(portal, booking, unit);
  await writeToFamily(portal, booking, 'given_cancelled', { unit });
  const action = { type: 'cancel', at, by, cause, refund: 0, ...(ends ? { because: ends } : {}) } as const;
  return { ok: true, booking: await portal.bookings.addAction(booking, action, unit, { remindAt: null }), refund: 0 };
}
