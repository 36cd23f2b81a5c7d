import type { BookingRecord } from '#cms/records/booking.ts';
import { canBeAddedTo } from '#domain/booking/given-day.ts';
import { isMonthly } from '#domain/care/care.ts';
import { whyNotByCentre } from './end-by-centre.ts';
import { whyNotMovable } from './quote-move.ts';
import { planMore } from './refund-more.ts';

/** What the head of a centre can begin from the page of one booking. */
export const CENTRE_CALLS = ['end', 'cancel', 'move', 'add', 'refund'] as const;
export type CentreCall = (typeof CENTRE_CALLS)[number];

type Judging = Parameters<typeof planMore>[0];

/**
 * Which of these are open for a booking now. A contract by the month is ended with notice and changed by the month; a single
 * stay is cancelled, and another time is suggested for it.
 */
export async function centreMay(portal: Judging, booking: BookingRecord): Promise<CentreCall[]> {
  const { facilityId, guardianId, id: bookingId } = booking;
  const may: CentreCall[] = [];
  if (!whyNotByCentre(portal, booking)) may.push(isMonthly(booking.request) ? 'end' : 'cancel');
  if (!(await whyNotMovable(portal, booking, guardianId))) may.push('move');
  if (canBeAddedTo(booking)) may.push('add');
  if ((await planMore(portal, { bookingId, facilityId })).ok) may.push('refund');
  return may;
}
