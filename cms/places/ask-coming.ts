import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { whereQuestion } from '#domain/booking/absence.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

interface Asking {
  bookingId: string;
  facilityId: string;
  date: CivilDate;
  staffId: string;
}

/** The centre asks a family whose child has not come whether it still does. Once a day; the clock sends the letter. */
export async function askComing(
  { bookings, city, letters, now, work }: Pick<Portal, 'bookings' | 'city' | 'letters' | 'now' | 'work'>,
  { bookingId, facilityId, date, staffId }: Asking,
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    const booking = await bookings.findAt(bookingId, facilityId, unit);
    if (!booking) return notFound('booking_not_found');
    const stay = booking.status === 'confirmed' && booking.occasions.find((one) => one.date === date);
    const question = stay && whereQuestion(booking.actions, stay, { ...city, now: now() });
    if (!question) return conflict('not_late');
    if (question.state !== 'open') return { ok: true };
    await bookings.addAction(booking, { type: 'ask_coming', at: now(), by: { kind: 'staff', id: staffId }, date }, unit);
    const kind = 'ask_coming';
    await letters.write(
      { key: `${kind}:${bookingId}:${date}`, kind, subject: bookingId, about: { about: date, day: date } },
      unit,
    );
    return { ok: true };
  });
}
