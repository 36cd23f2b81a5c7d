import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { stoppedAhead } from '#cms/contracts/stopped-ahead.ts';
import { todayOf } from '#cms/core/clock.ts';
import { type TellNeeds, tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import { type Standing, whyNotBookable } from '#domain/places/credential.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';

/** As far ahead as places can have been sold. */
const DAYS_AHEAD = 250;

type Looking = Pick<Portal, 'bookings' | 'city' | 'now' | 'supplies'>;

/** Which stop it is: of the next one families are told anew. */
const stopOf = ({ stopsOn, credential }: Standing): string => stopsOn ?? credential.expiresOn ?? 'now';

/** What is paid for at centres that may not take the child on a day to come, and of which its family has not been told. */
export async function findStopped(portal: Looking): Promise<string[]> {
  const today = todayOf(portal);
  const last = addDays(today, DAYS_AHEAD);
  const isStopping = (standing: Standing) => Boolean(standing.stopsOn || whyNotBookable(standing, last));
  const standings = new Map(
    portal.supplies.all().flatMap(({ id, standing }) => (isStopping(standing) ? [[id, standing] as const] : [])),
  );
  const paid = await portal.bookings.paidAhead([...standings.keys()], today);
  return paid.flatMap(({ id, facilityId, occasions, stopTold }) => {
    const standing = standings.get(facilityId) as Standing;
    const isTouched = occasions.some(({ date }: { date: CivilDate }) => date >= today && whyNotBookable(standing, date));
    return isTouched && stopTold !== stopOf(standing) ? [id] : [];
  });
}

/**
 * Tells a family that a centre has to stop on days that it has paid for, once a stop: its money stays where it is until
 * the family cancels and gets back all that was not provided, or waits. Throws where the message can go out later.
 */
export async function tellStopped(
  portal: Looking & TellNeeds & Parameters<typeof refundPreview>[0] & Pick<Portal, 'work'>,
  id: string,
): Promise<'told' | 'nothing_due'> {
  const { bookings, supplies, work } = portal;
  const booking = await bookings.get(id);
  const stopped = booking.status === 'confirmed' && (await stoppedAhead(portal, booking, todayOf(portal)));
  const standing = (await supplies.fresh(booking.facilityId))?.standing;
  if (!stopped || !standing) return 'nothing_due';
  const about = stopOf(standing);
  const refund = (await refundPreview(portal, booking))?.total ?? 0;
  const sent = await tellFamily(portal, booking, 'centre_stopped', { about, refund, stoppedOn: stopped.date });
  if (!sent.ok && isForNow(sent.code)) throw new Error(`a stop could not be told: ${sent.code}`);
  await work((unit) => bookings.set(id, { stopTold: about }, unit));
  return 'told';
}
