import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { isMonthly, type Occasion, servicePeriods } from '#domain/care/care.ts';
import { enrolledName, handedBack, staysBetween } from '#domain/places/enrolled.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { planClaims } from './keep-claims.ts';

type Stay = Pick<BookingRecord, 'childId' | 'facilityId' | 'request' | 'occasions'>;
type Having = Pick<Portal, 'enrolled'>;

/** The claim of the child's own that a booking by the month at its centre takes over; a hold that runs out leaves it as it was. */
export async function ownPlace(
  { enrolled }: Having,
  { childId, facilityId, request }: Omit<Stay, 'occasions'>,
  unit?: Unit,
): Promise<string | undefined> {
  if (!isMonthly(request)) return undefined;
  const [child] = (await enrolled.ofChild(childId, facilityId, unit)).filter(({ to }) => to === undefined || to >= request.date);
  return child && enrolledName(child.id);
}

/** Whether the child is at its centre at the time of a single stay: it would pay for hours that it has. */
export async function isThereThen(
  portal: Having & Pick<Portal, 'special' | 'supplies'>,
  { childId, facilityId, request, occasions }: Stay,
  unit?: Unit,
): Promise<boolean> {
  const facility = portal.supplies.get(facilityId);
  const [from, to] = [occasions[0]?.date, occasions.at(-1)?.date];
  if (isMonthly(request) || !facility || !from || !to) return false;
  const centre = { facility, special: portal.special() };
  const stays = (await portal.enrolled.ofChild(childId, facilityId, unit)).map((child): { occasions: readonly Occasion[] } => ({
    occasions: staysBetween(child, { from, to }, centre),
  }));
  return overlapping(stays, occasions) !== undefined;
}

/** Paid: from its first day to the end of its last month the booking is what the child comes by; after it its centre's own contract. */
export async function handOver(
  portal: Having & Parameters<typeof planClaims>[0] & Pick<Portal, 'supplies'>,
  booking: Stay & Pick<BookingRecord, 'id' | 'from' | 'to'>,
  unit: Unit,
): Promise<void> {
  const { id, childId, facilityId, from, request } = booking;
  const name = await ownPlace(portal, booking, unit);
  const facility = name && (await portal.supplies.fresh(facilityId));
  if (!facility) return;
  const own = (await portal.enrolled.ofChild(childId, facilityId, unit)).find((one) => enrolledName(one.id) === name);
  if (!own) return;
  const to = servicePeriods(request).at(-1)?.to ?? booking.to;
  const child = await portal.enrolled.change(own, { handedOver: [...own.handedOver, { booking: id, from, to }] }, unit);
  const { changed } = await planClaims(portal, { facility, children: [child] }, unit);
  await portal.sheets.write(
    changed.filter(({ date }) => date >= todayOf(portal)),
    unit,
  );
}

/**
 * Cancelled, or ended with a day: from the next day on which it was not there by the booking, or is not any more, the child
 * comes by its centre's own contract again.
 */
export async function takeBack(
  portal: Having & Parameters<typeof planClaims>[0] & Pick<Portal, 'supplies'>,
  {
    id,
    childId,
    facilityId,
    actions,
    lastDay,
  }: Pick<BookingRecord, 'id' | 'childId' | 'facilityId' | 'actions'> & { lastDay?: CivilDate },
  unit: Unit,
): Promise<void> {
  const own = (await portal.enrolled.ofChild(childId, facilityId, unit)).find(({ handedOver }) =>
    handedOver.some(({ booking }) => booking === id),
  );
  const facility = own && (await portal.supplies.fresh(facilityId));
  if (!facility) return;
  const today = todayOf(portal);
  const next = attendedDates(actions).includes(today) ? addDays(today, 1) : today;
  const back = lastDay === undefined ? next : addDays(lastDay, 1);
  const child = await portal.enrolled.change(own, { handedOver: handedBack(own.handedOver, id, back) }, unit);
  const { changed } = await planClaims(portal, { facility, children: [child] }, unit);
  await portal.sheets.write(changed, unit);
}
