import { whyNotServed } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** The first of a booking's days from one on, on which the child has not come and the centre may not take it. */
export function stoppedAhead(
  portal: Pick<Portal, 'supplies'>,
  { actions, facilityId, occasions }: BookingRecord,
  from: CivilDate,
): ReturnType<typeof whyNotServed> {
  const came = attendedDates(actions);
  return whyNotServed(portal, { facilityId, occasions: occasions.filter(({ date }) => date >= from && !came.includes(date)) });
}
