import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { whereQuestion } from '#domain/booking/absence.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

interface Late {
  bookingId: string;
  guardianId: string;
  date: CivilDate;
  by: Actor;
}

/** A family says that its child, who has not come, comes later. Saying it twice changes nothing. */
export async function comeLate(
  { bookings, city, now, work }: Pick<Portal, 'bookings' | 'city' | 'now' | 'work'>,
  { bookingId, guardianId, date, by }: Late,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  return work(
    keeping(keep, async (unit): Promise<Result<{ booking: BookingRecord }>> => {
      const booking = await bookings.get(found.id, unit);
      const stay = booking.status === 'confirmed' && booking.occasions.find((one) => one.date === date);
      const question = stay && whereQuestion(booking.actions, stay, { ...city, now: now() });
      if (!question) return conflict('not_late', { field: 'date' });
      if (question.state === 'late') return { ok: true, booking };
      return { ok: true, booking: await bookings.addAction(booking, { type: 'coming_late', at: now(), by, date }, unit) };
    }),
  );
}
