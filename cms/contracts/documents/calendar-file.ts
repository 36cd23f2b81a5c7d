import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Occasion } from '#domain/care/care.ts';
import { type Instant, toInstant } from '#domain/time/zoned-time.ts';

export interface BookingCalendar {
  /** Stays the same for the life of the booking; each stay adds its date. */
  uid: string;
  sequence: number;
  cancelled: boolean;
  title: string;
  location: string;
  occasions: readonly Occasion[];
  timeZone: string;
  url: string;
  now: Instant;
}

/** An iCalendar file with every stay, in UTC so that any calendar shows the right hour. Holds no child's name. */
export function bookingCalendar(booking: BookingCalendar): string {
  const calendar = ical({
    prodId: '-//jintuo//booking//EN',
    method: booking.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const { date, from, to } of booking.occasions) {
    calendar.createEvent({
      id: `${date}-${booking.uid}`,
      sequence: booking.sequence,
      stamp: new Date(booking.now),
      start: new Date(toInstant({ date, minute: from }, booking.timeZone)),
      end: new Date(toInstant({ date, minute: to }, booking.timeZone)),
      summary: booking.title,
      location: booking.location,
      url: booking.url,
      status: booking.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
