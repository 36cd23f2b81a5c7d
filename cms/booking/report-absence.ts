import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { type LetterNeeds, sendToFamily } from '#cms/payments/family-letters.ts';
import { type NotingAbsence, noteAbsence, takeAbsenceBack } from '#cms/places/note-absence.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { whyNotReported } from '#domain/booking/absence.ts';
import { type Actor, attendanceOn } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** Days of several children's holidays at one sitting; each time a message goes out. */
const OFTEN = { name: 'absences', most: 100, seconds: 86_400 };

interface AbsenceWish {
  bookingId: string;
  guardianId: string;
  date: CivilDate;
  by: Actor;
  /** The child comes after all. */
  back?: boolean;
}

type Reporting = NotingAbsence & LetterNeeds & Pick<Portal, 'environment' | 'limits' | 'work'>;

/** A family says that its child does not come on a day, or comes after all. Saying it twice changes nothing. */
export async function reportAbsence(
  portal: Reporting,
  { bookingId, guardianId, date, by, back = false }: AbsenceWish,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, city, now, work } = portal;
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const done = await work(
    keeping(keep, async (unit): Promise<Result<{ booking: BookingRecord }>> => {
      const booking = await bookings.get(found.id, unit);
      const refused = whyNotReported(booking, date, { now: now(), timeZone: city.timeZone });
      if (refused) return conflict(refused, { field: 'date' });
      if (attendanceOn(booking.actions, date).absent !== back) return { ok: true, booking };
      if (back) return takeAbsenceBack(portal, booking, { date, by }, unit);
      return { ok: true, booking: await noteAbsence(portal, booking, { date, by }, unit) };
    }),
  );
  if (done.ok) await sendToFamily(portal, found.id);
  return done;
}
