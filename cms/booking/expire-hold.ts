import { askProvider } from '#cms/payments/ask-provider.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type BookingStatus, changesOf } from '#domain/booking/booking-state.ts';
import { isHeld, waitsLonger } from '#domain/places/hold-time.ts';
import { endUnserved } from './end-next.ts';
import { endRequest } from './request/end-request.ts';

export type Expiring = LetterNeeds & Pick<Portal, 'bookings' | 'now' | 'sheets' | 'work'>;

/**
 * Ends a hold whose time has run out, after asking the provider: who paid in time keeps the place, whether or not the
 * message of it has come. A provider that is away keeps nobody's place from others.
 */
export async function endHold(portal: Settling, id: string): Promise<'expired' | 'nothing_due'> {
  const booking = await portal.bookings.get(id);
  if (booking.status === 'requested') return endRequest(portal, id);
  if (await endUnserved(portal, booking)) return 'expired';
  await askProvider(portal, id).catch((error: unknown) => {
    if (!(error instanceof PaymentError)) throw error;
  });
  return expireHold(portal, id);
}

const isOpen = (status: BookingStatus) => status === 'held' || status === 'signed';

/**
 * Ends a hold whose time has run out, with all that was booked together with it, and tells the family once. Its claims
 * stopped counting the moment it did; this clears them away.
 */
export async function expireHold(portal: Expiring, id: string): Promise<'expired' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  const expired = await work(async (unit) => {
    const all = await bookings.together(await bookings.get(id, unit), unit);
    const over = all.filter((one) => isOpen(one.status) && one.holdUntil && !isHeld(one.holdUntil, now(), waitsLonger(one)));
    const booking = over.find((one) => one.id === id);
    if (!booking) return undefined;
    for (const one of over) {
      await releasePlaces(portal, one, unit);
      await bookings.addAction(one, { type: 'expire', at: now(), by: { kind: 'system' } }, unit);
    }
    // What was signed in the place of other care and is not paid for leaves that as it was.
    const isChange = booking.status === 'signed' && changesOf(booking.actions) !== undefined;
    await writeToFamily(portal, booking, isChange ? 'change_lapsed' : 'hold_ended', { unit });
    return booking;
  });
  if (!expired) return 'nothing_due';
  await sendToFamily(portal, id);
  return 'expired';
}
