import { conflict, notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { extendPlaces, releasePlaces } from '#cms/places/change-claims.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { isMonthly } from '#domain/care/care.ts';
import { paysBy, requestRuleOn } from '#domain/places/on-request.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

export type Answering = LetterNeeds & Pick<Portal, 'bookings' | 'city' | 'now' | 'sheets' | 'special' | 'supplies' | 'work'>;

interface Asked {
  bookingId: string;
  /** The centre that answers: another's is not found. */
  facilityId: string;
  staffId: string;
}

const LONGEST_REASON = 300;

/** The centre takes the child: its family is told, and has longer than a hold to sign and pay. */
export function acceptRequest(portal: Answering, asked: Asked): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, city, now, supplies } = portal;
  return answer(portal, asked, async (booking, unit) => {
    const unserved = await refuseUnserved(portal, booking);
    if (unserved) return unserved;
    const at = now();
    const { requestRules = [] } = (await supplies.fresh(booking.facilityId)) ?? {};
    const rule = requestRuleOn(requestRules, toLocal(at, city.timeZone).date);
    // The rule may have been taken away since: what was begun by it is ended by what it left.
    const until = rule ? paysBy({ now: at, startsAt: booking.startsAt, rule }) : (booking.holdUntil ?? at);
    await extendPlaces(portal, booking, until, unit);
    const held = { ...booking, status: 'held', holdUntil: until } as const;
    const also = { holdUntil: until, remindAt: reminderOf(held, at, city.timeZone) ?? null };
    const action = { type: 'accept', at, by: { kind: 'staff', id: asked.staffId }, until } as const;
    await writeToFamily(portal, booking, 'request_accepted', { unit });
    return { ok: true, booking: await bookings.addAction(booking, action, unit, also) };
  });
}

/** The centre does not take the child, and says why: the places are free at once. */
export function declineRequest(
  portal: Answering,
  { reason: typed, ...asked }: Asked & { reason: string },
): Promise<Result<{ booking: BookingRecord }>> {
  const reason = typed.trim();
  return answer(portal, asked, async (booking, unit) => {
    if (reason === '' || reason.length > LONGEST_REASON)
      return unprocessable('decline_no_reason', { field: 'reason', params: { most: LONGEST_REASON } });
    await releasePlaces(portal, booking, unit);
    await writeToFamily(portal, booking, 'request_declined', { unit });
    const action = { type: 'decline', at: portal.now(), by: { kind: 'staff', id: asked.staffId }, reason } as const;
    return { ok: true, booking: await portal.bookings.addAction(booking, action, unit) };
  });
}

/** Answers what still waits for it: whoever was faster, the family that took its wish back or the clock, has ended it. */
async function answer(
  portal: Answering,
  { bookingId, facilityId }: Asked,
  give: (booking: BookingRecord, unit: Unit) => Promise<{ ok: true; booking: BookingRecord } | Problem>,
): Promise<Result<{ booking: BookingRecord }>> {
  const [found] = await portal.bookings.findAll([bookingId]);
  if (!found || found.facilityId !== facilityId) return notFound('booking_not_found');
  const answered = await portal.work(async (unit) => {
    const booking = await portal.bookings.get(found.id, unit);
    const may = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
    return may.includes('accept') ? give(booking, unit) : conflict('request_over');
  });
  if (answered.ok) await sendToFamily(portal, found.id);
  return answered;
}
