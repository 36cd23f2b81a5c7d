import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { noteIn } from '#cms/places/mark-attendance.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Cancelling } from './cancel-booking.ts';
import { requestSettled, sendSettled } from './settle-cancellation.ts';

/** The centre says on which of the days asked about the child came; on the others it did not. The refund goes at once. */
export async function answerRosterQuestion(
  portal: Cancelling & Pick<Portal, 'delegateCodes' | 'environment' | 'infections'>,
  { bookingId, facilityId, came, staffId }: { bookingId: string; facilityId: string; came: CivilDate[]; staffId: string },
): Promise<Result<{ booking: BookingRecord }>> {
  const answered = await portal.work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    let booking = await portal.bookings.findAt(bookingId, facilityId, unit);
    if (!booking) return notFound('booking_not_found');
    const asked = cancellationOf(booking.actions)?.asked;
    if (!asked || portal.now() >= asked.until) return conflict('answer_too_late');
    for (const date of asked.days.filter((day) => came.includes(day))) {
      const marked = await noteIn(portal, booking, { date, what: 'check_in', staffId }, unit);
      if (!marked.ok) return marked;
      booking = marked.booking;
    }
    const settled = await requestSettled(portal, booking, { by: { kind: 'staff', id: staffId }, unit });
    return settled ? { ok: true, booking: settled } : conflict('answer_too_late');
  });
  if (answered.ok) await sendSettled(portal, answered.booking);
  return answered;
}
