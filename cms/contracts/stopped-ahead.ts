import { shutOn, whyNotServed } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** Why care that was paid for cannot be given: the centre may take no child, or is shut on the day of a single stay. */
export interface UnservedDay {
  date: CivilDate;
  why: 'stopped' | 'shut';
}

/** The first of a booking's days from one on, on which the child has not come and that the centre cannot give. */
export async function stoppedAhead(
  portal: Pick<Portal, 'special' | 'supplies'>,
  { actions, classId, facilityId, occasions, request }: BookingRecord,
  from: CivilDate,
): Promise<UnservedDay | undefined> {
  const came = attendedDates(actions);
  const left = occasions.filter(({ date }) => date >= from && !came.includes(date));
  const coming = { classId, facilityId, request, occasions: left };
  const barred = await whyNotServed(portal, coming);
  if (barred) return { date: barred.date, why: 'stopped' };
  const date = await shutOn(portal, coming);
  return date === undefined ? undefined : { date, why: 'shut' };
}
