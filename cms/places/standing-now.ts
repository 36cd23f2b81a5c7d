import { conflict, noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isMonthly, type Occasion } from '#domain/care/care.ts';
import { firstBarred, type NotBookable } from '#domain/places/credential.ts';
import { isOpenFor } from '#domain/places/supply-change.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

type Stay = { facilityId: string; occasions: readonly Pick<Occasion, 'date'>[] };

/**
 * On which of a stay's days a centre may not take the child, and why, read this moment: a place held while it could be
 * booked is no leave to go on (promise 6).
 */
export async function whyNotServed(
  { supplies }: Pick<Portal, 'supplies'>,
  { facilityId, occasions }: Stay,
): Promise<{ date: CivilDate; reason: NotBookable } | undefined> {
  const days = occasions.map(({ date }) => date);
  const facility = await supplies.fresh(facilityId);
  if (facility) return firstBarred(facility.standing, days);
  const [date] = days.sort();
  return date === undefined ? undefined : { date, reason: 'listed_only' };
}

/** The day of a single stay on which its centre has come to be shut; care by the month knows of days off. */
export async function shutOn(
  { special, supplies }: Pick<Portal, 'special' | 'supplies'>,
  { facilityId, occasions, request }: Pick<BookingRecord, 'facilityId' | 'occasions' | 'request'>,
): Promise<CivilDate | undefined> {
  const facility = isMonthly(request) ? undefined : await supplies.fresh(facilityId);
  return facility && occasions.find((one) => !isOpenFor(facility, one, one.date, special()))?.date;
}

export async function refuseUnserved(
  portal: Pick<Portal, 'special' | 'supplies'>,
  booking: Pick<BookingRecord, 'facilityId' | 'occasions' | 'request'>,
): Promise<Problem | undefined> {
  const barred = await whyNotServed(portal, booking);
  if (barred) return conflict(`not_bookable.${barred.reason}`, { why: { reason: barred.reason } });
  const date = await shutOn(portal, booking);
  return date === undefined ? undefined : noPlace({ reason: 'closure' }, date);
}
