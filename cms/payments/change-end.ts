import { endPlacesAt } from '#cms/places/change-claims.ts';
import { notePlacesTaken } from '#cms/places/note-taken.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import type { RunningStay } from '#domain/booking/stay-time.ts';
import { spanOf } from '#domain/care/span.ts';
import { nextDelivery } from './deliver-care.ts';

type EndChange = Extract<BookingAction, { type: 'stay_longer' | 'stay_shorter' }>;

/**
 * A stay ends at another time from now on: its places, its hours everywhere, and when it counts as given. Time that is
 * added may be another family's, which had no need of it: it is credited as by any stay that is paid for.
 */
export async function changeEnd(
  portal: Pick<Portal, 'bookings' | 'city' | 'now' | 'sheets' | 'special' | 'supplies'>,
  booking: BookingRecord,
  action: EndChange,
  unit: Unit,
): Promise<BookingRecord> {
  const { date, to } = action;
  await endPlacesAt(portal, booking, to, unit);
  const occasions = booking.occasions.map((one) => (one.date === date ? { ...one, to } : one));
  const { request, lines } = booking;
  const after = await portal.bookings.addAction(booking, action, unit, {
    ...spanOf(occasions, portal.city.timeZone),
    occasions,
    request: 'window' in request ? { ...request, window: { ...request.window, to } } : request,
    nextDeliveryAt: nextDelivery(portal, { lines, occasions }),
  });
  if (action.type === 'stay_longer') await notePlacesTaken(portal, after, unit);
  return after;
}

/** A stay as it goes by its signed contract; `undefined` of one that was never signed. */
export async function runningStay(
  { contracts }: Pick<Portal, 'contracts'>,
  booking: BookingRecord,
): Promise<RunningStay | undefined> {
  if (!booking.contractId) return undefined;
  const { lines, terms } = (await contracts.get(booking.contractId)).snapshot;
  return { ...booking, lines, terms };
}
