import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type AttendanceMark, attendanceOn, whyNotMarked } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { noteMeals } from './note-meals.ts';
import { type TellNeeds, tellOfCheckIn } from './tell-of-check-in.ts';

export interface Attendance {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  what: AttendanceMark;
  staffId: string;
}

/**
 * The centre notes that a child has come, or has been picked up, or that this was a mistake. Noting it twice changes
 * nothing; what was noted stays in the booking's history. Refunds count by it, so a day that has not come is refused.
 * At a centre that is stopped a child is noted all the same, and those who answer for the centre hear of it.
 */
export async function markAttendance(
  portal: Noting & TellNeeds,
  attendance: Attendance,
): Promise<Result<{ booking: BookingRecord }>> {
  const noted = await note(portal, attendance);
  if (noted.ok && noted.isNew && attendance.what === 'check_in') await tellOfCheckIn(portal, attendance);
  return noted;
}

type Noting = Pick<Portal, 'bookings' | 'city' | 'contracts' | 'ledger' | 'now' | 'work'>;

function note(
  portal: Noting,
  { bookingId, facilityId, date, what, staffId }: Attendance,
): Promise<Result<{ booking: BookingRecord; isNew: boolean }>> {
  const { bookings, city, now, work } = portal;
  return work(async (unit): Promise<Result<{ booking: BookingRecord; isNew: boolean }>> => {
    const booking = await bookings.get(bookingId, unit).catch(() => undefined);
    if (!booking || booking.facilityId !== facilityId) return notFound('booking_not_found');
    // The last day, too, is often noted on the day after.
    const lasts = booking.status === 'confirmed' || booking.status === 'completed';
    if (!lasts || !booking.occasions.some((occasion) => occasion.date === date)) return conflict('cannot_check_in_now');
    const { here, left } = attendanceOn(booking.actions, date);
    const isSo = { check_in: here, check_out: left, undo_check_in: !here, undo_check_out: !left };
    if (isSo[what]) return { ok: true, booking, isNew: false };
    const refused = whyNotMarked(what, { here, left, date, today: todayOf({ city, now }) });
    if (refused) return conflict(refused, { field: 'date' });
    const at = now();
    const action = { type: what, at, by: { kind: 'staff', id: staffId }, date } as const;
    const after = await bookings.addAction(booking, action, unit);
    await noteMeals(portal, { before: booking, after, date, now: at }, unit);
    return { ok: true, booking: after, isNew: true };
  });
}
