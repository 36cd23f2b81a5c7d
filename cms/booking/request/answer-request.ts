import { conflict, notFound, type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { extendPlaces, releasePlaces } from '#cms/places/change-claims.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { isMonthly } from '#domain/care/care.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { keptUntil } from './waiting-requests.ts';

export type Answering = LetterNeeds & Pick<Portal, 'bookings' | 'city' | 'now' | 'sheets' | 'special' | 'supplies' | 'work'>;

interface Asked {
  bookingId: string;
  /** The centre that answers: another's is not found. */
  facilityId: string;
  staffId: string;
}

const LONGEST_REASON = 300;

/** The centre takes the child: its family is told, and has longer than a hold to sign and pay, for all that it booked together. */
export function acceptRequest(portal: Answering, asked: Asked): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, city, now, supplies } = portal;
  return answer(portal, asked, async (booking, all, unit) => {
    for (const one of all) {
      const unserved = await refuseUnserved(portal, one);
      if (unserved) return unserved;
    }
    const at = now();
    const { requestRules = [] } = (await supplies.fresh(booking.facilityId)) ?? {};
    const rule = inForceOn(requestRules, toLocal(at, city.timeZone).date);
    const startsAt = all.map((one) => one.startsAt).sort()[0] ?? booking.startsAt;
    const until = keptUntil({ ...booking, startsAt }, { now: at, rule });
    const action = { type: 'accept', at, by: { kind: 'staff', id: asked.staffId }, until } as const;
    for (const one of all) {
      await extendPlaces(portal, one, until, unit);
      const held = { ...one, status: 'held', holdUntil: until } as const;
      const also = { holdUntil: until, remindAt: reminderOf(held, at, city.timeZone) ?? null };
      await bookings.addAction(one, action, unit, also);
    }
    await writeToFamily(portal, booking, 'request_accepted', { unit });
    return undefined;
  });
}

/** The centre does not take the child, and says why: the places are free at once, all that were asked for together. */
export async function declineRequest(
  portal: Answering,
  { reason: typed, ...asked }: Asked & { reason: string },
): Promise<Result<{ booking: BookingRecord }>> {
  const read = readSaid('reason', prose(LONGEST_REASON), typed);
  if (!read.ok) return read;
  const reason = read.said;
  return answer(portal, asked, async (booking, all, unit) => {
    if (reason === '') return unprocessable('decline_no_reason', { field: 'reason', params: { most: LONGEST_REASON } });
    const action = { type: 'decline', at: portal.now(), by: { kind: 'staff', id: asked.staffId }, reason } as const;
    for (const one of all) {
      await releasePlaces(portal, one, unit);
      await portal.bookings.addAction(one, action, unit);
    }
    await writeToFamily(portal, booking, 'request_declined', { unit });
    return undefined;
  });
}

/** Answers what still waits for it: whoever was faster, the family that took its wish back or the clock, has ended it. */
async function answer(
  portal: Answering,
  { bookingId, facilityId }: Asked,
  give: (booking: BookingRecord, all: readonly BookingRecord[], unit: Unit) => Promise<Problem | undefined>,
): Promise<Result<{ booking: BookingRecord }>> {
  const [found] = await portal.bookings.findAll([bookingId]);
  if (!found || found.facilityId !== facilityId) return notFound('booking_not_found');
  const answered = await portal.work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    const booking = await portal.bookings.get(found.id, unit);
    const may = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
    if (!may.includes('accept')) return conflict('request_over');
    // What was asked for together is answered together.
    const all = (await portal.bookings.together(booking, unit)).filter(({ status }) => status === 'requested');
    return (await give(booking, all, unit)) ?? { ok: true, booking: await portal.bookings.get(found.id, unit) };
  });
  if (answered.ok) await sendToFamily(portal, found.id);
  return answered;
}
