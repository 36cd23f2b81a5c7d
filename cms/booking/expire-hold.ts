import { releasePlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';

export type Expiring = Pick<Portal, 'bookings' | 'now' | 'sheets' | 'work'>;

/** Ends a hold whose time has run out. Its claims stopped counting the moment it did; this clears them away. */
export function expireHold(portal: Expiring, id: string): Promise<'expired' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  return work(async (unit) => {
    const booking = await bookings.get(id, unit);
    const open = booking.status === 'held' || booking.status === 'signed';
    if (!open || !booking.holdUntil || booking.holdUntil > now()) return 'nothing_due';
    await releasePlaces(portal, booking, unit);
    await bookings.addAction(booking, { type: 'expire', at: now(), by: { kind: 'system' } }, unit);
    return 'expired';
  });
}
