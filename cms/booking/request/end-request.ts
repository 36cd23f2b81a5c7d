import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isHeld } from '#domain/places/hold-time.ts';

type EndingRequests = LetterNeeds & Pick<Portal, 'bookings' | 'now' | 'sheets' | 'special' | 'supplies' | 'work'>;

/**
 * Ends what a centre was asked for and has not answered in time, or may no longer take: the places are free, and the family
 * is told. Done twice it does nothing the second time.
 */
export async function endRequest(portal: EndingRequests, id: string): Promise<'expired' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  const ended = await work(async (unit) => {
    const booking = await bookings.get(id, unit);
    if (booking.status !== 'requested') return undefined;
    const inTime = booking.holdUntil !== undefined && isHeld(booking.holdUntil, now(), true);
    const stopped = inTime && (await refuseUnserved(portal, booking)) !== undefined;
    if (inTime && !stopped) return undefined;
    const action = { type: 'unanswered', at: now(), by: { kind: 'system' }, ...(stopped ? { stopped } : {}) } as const;
    // All that was asked for together, or none.
    for (const one of await bookings.together(booking, unit)) {
      if (one.status !== 'requested') continue;
      await releasePlaces(portal, one, unit);
      await bookings.addAction(one, action, unit);
    }
    await writeToFamily(portal, booking, stopped ? 'request_stopped' : 'request_unanswered', { unit });
    return booking;
  });
  if (!ended) return 'nothing_due';
  await sendToFamily(portal, id);
  return 'expired';
}

/** Ids of what centres are asked for that they may not take any more: they had to stop, or are shut that day. */
export async function findUnserved(portal: Pick<Portal, 'bookings' | 'special' | 'supplies'>): Promise<string[]> {
  const { supplies } = portal;
  // What is in memory will do to find them: each is read afresh before it is ended.
  const known = { ...portal, supplies: { ...supplies, fresh: async (id: string) => supplies.get(id) } };
  const found: string[] = [];
  const waiting = [...(await portal.bookings.requested()), ...(await portal.bookings.signedAhead())];
  for (const booking of waiting) if (await refuseUnserved(known, booking)) found.push(booking.id);
  return found;
}
