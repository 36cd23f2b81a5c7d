import { closeAll } from '#cms/payments/close-checkout.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { settleEarnest } from '#cms/payments/settle-earnest.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { changesOf } from '#domain/booking/booking-state.ts';
import { earnestPaid } from '#domain/booking/earnest-paid.ts';
import { monthlyAt } from '#domain/booking/prepayment.ts';

type Ending = Parameters<typeof settleEarnest>[0] & LetterNeeds & Pick<Portal, 'now' | 'sheets'>;

/**
 * What was signed ahead, to follow care by the month or to take the place of its later months, and is not paid for. What has
 * other care there before it follows that.
 */
export async function nextOf(
  { bookings }: Pick<Portal, 'bookings'>,
  { id, childId, facilityId, to }: Pick<BookingRecord, 'id' | 'childId' | 'facilityId' | 'to'>,
  unit?: Unit,
): Promise<BookingRecord | undefined> {
  const there = monthlyAt(await bookings.liveOf(childId, unit), facilityId);
  const instead = there.find((one) => one.status === 'signed' && changesOf(one.actions) === id);
  if (instead) return instead;
  const after = there.filter((one) => one.from > to);
  // What earnest money was paid for stands by itself.
  const isAhead = (one: BookingRecord) => one.paysFrom && one.status !== 'confirmed' && !earnestPaid(one.actions);
  const next = after.find(isAhead);
  return after.some((one) => next && one.status === 'confirmed' && one.to < next.from) ? undefined : next;
}

/** Care that ends before its last day takes along what was signed to follow it: its places are free at once, and it costs nothing. */
export async function endNext(portal: Ending, booking: BookingRecord, unit: Unit): Promise<void> {
  for (let next = await nextOf(portal, booking, unit); next; next = await nextOf(portal, booking, unit))
    await end(portal, next, { told: 'next_ended', unit });
}

/** What was signed ahead with a centre that may not give it any more. Whoever has its page of payment open cannot pay there any more. */
export async function endUnserved(portal: Settling & Pick<Portal, 'special'>, { id }: BookingRecord): Promise<boolean> {
  const found = await portal.bookings.get(id);
  if (!isStanding(found) || !(await refuseUnserved(portal, found)) || !(await closeAll(portal, id))) return false;
  const ended = await portal.work(async (unit) => {
    const booking = await portal.bookings.get(id, unit);
    if (!isStanding(booking)) return false;
    await end(portal, booking, { told: 'request_stopped', unit });
    return true;
  });
  if (ended) await sendToFamily(portal, id);
  return ended;
}

const isStanding = ({ status, paysFrom }: BookingRecord) => status === 'signed' && paysFrom !== undefined;

async function end(
  portal: Ending,
  booking: BookingRecord,
  { told, unit }: { told: 'next_ended' | 'request_stopped'; unit: Unit },
): Promise<void> {
  await releasePlaces(portal, booking, unit);
  const by = told === 'request_stopped' ? 'centre' : 'family';
  await settleEarnest(portal, booking, { by, at: portal.now() }, unit);
  await portal.bookings.addAction(booking, { type: 'release', at: portal.now(), by: { kind: 'system' } }, unit);
  if (!earnestPaid(booking.actions)) await writeToFamily(portal, booking, told, { unit });
}
