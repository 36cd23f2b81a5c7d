import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** The centre notes that a child has come, or has been picked up. Noting it twice changes nothing. */
export async function markAttendance(
  { bookings, now, work }: Pick<Portal, 'bookings' | 'now' | 'work'>,
  args: { bookingId: string; facilityId: string; date: CivilDate; what: 'check_in' | 'check_out'; staffId: string },
): Promise<Result<{ booking: BookingRecord }>> {
  return work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    const booking = await bookings.get(args.bookingId, unit).catch(() => undefined);
    if (!booking || booking.facilityId !== args.facilityId) return notFound('booking_not_found');
    if (booking.status !== 'confirmed' || !booking.occasions.some(({ date }) => date === args.date))
      return conflict('cannot_check_in_now');
    if (booking.actions.some((action) => action.type === args.what && action.date === args.date)) return { ok: true, booking };
    const action = { type: args.what, at: now(), by: { kind: 'staff', id: args.staffId }, date: args.date } as const;
    return { ok: true, booking: await bookings.addAction(booking, action, unit) };
  });
}
