import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { stoppedAhead, type UnservedDay } from '#cms/contracts/stopped-ahead.ts';
import { todayOf } from '#cms/core/clock.ts';
import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Standing, whyNotBookable } from '#domain/places/credential.ts';
import { stopOn } from '#domain/places/stops.ts';
import { addDays } from '#domain/time/civil-date.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;

type Looking = Pick<Portal, 'bookings' | 'city' | 'now' | 'special' | 'supplies'>;

/** Which stop it is: of the next one families are told anew. */
const nameOf = ({ date }: UnservedDay, { stops, credential }: Standing): string =>
  stopOn(stops, date)?.from ?? credential.expiresOn ?? 'now';

/** Why the centre may take no child on a day of the booking; of days off families are told by `tell-shut.ts`. */
async function stopOf(portal: Looking, booking: BookingRecord): Promise<UnservedDay | undefined> {
  const stop = await stoppedAhead(portal, booking, todayOf(portal));
  return stop?.why === 'stopped' ? stop : undefined;
}

/** What is paid for at centres that may not take the child on a day to come, and of which its family has not been told. */
export async function findStopped(portal: Looking): Promise<string[]> {
  const today = todayOf(portal);
  const last = addDays(today, DAYS_AHEAD);
  const centres = portal.supplies.limited().filter(({ standing }) => {
    return standing.stops.some(({ to }) => !to || to >= today) || whyNotBookable(standing, last);
  });
  const standings = new Map(centres.map(({ id, standing }) => [id, standing]));
  const found: string[] = [];
  for (const booking of await portal.bookings.paidAhead([...standings.keys()], today)) {
    const stop = await stopOf({ ...portal, supplies: { ...portal.supplies, fresh: known(portal) } }, booking);
    const standing = standings.get(booking.facilityId);
    if (stop && standing && booking.stopTold !== nameOf(stop, standing)) found.push(booking.id);
  }
  return found;
}

/** What is in memory will do to find them: each is read afresh before anybody is told. */
const known =
  ({ supplies }: Looking) =>
  async (id: string) =>
    supplies.get(id);

/**
 * Tells a family that a centre cannot give what it has paid for, once a stop: its money stays where it is until the family
 * cancels and gets back all that was not provided, moves the stay, or waits. Throws where the message can go out later.
 */
export async function tellStopped(
  portal: Looking & TellNeeds & Parameters<typeof refundPreview>[0] & Pick<Portal, 'work'>,
  id: string,
): Promise<'told' | 'nothing_due'> {
  const { bookings, supplies, work } = portal;
  const booking = await bookings.get(id);
  const stop = booking.status === 'confirmed' ? await stopOf(portal, booking) : undefined;
  const standing = (await supplies.fresh(booking.facilityId))?.standing;
  if (!stop || !standing) return 'nothing_due';
  const about = nameOf(stop, standing);
  const refund = (await refundPreview(portal, booking))?.total ?? 0;
  const sent = await tellFamily(portal, booking, 'centre_stopped', { about, refund, stoppedOn: stop.date });
  if (!sent.ok && isForNow(sent.code)) throw new Error(`a stop could not be told: ${sent.code}`);
  await work((unit) => bookings.set(id, { stopTold: about }, unit));
  return 'told';
}
