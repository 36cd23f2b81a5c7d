import { askProvider } from '#cms/payments/ask-provider.ts';
import { closeAll } from '#cms/payments/close-checkout.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { earnestGivenUp, settleEarnest } from '#cms/payments/settle-earnest.ts';
import type { Settling } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type BookingStatus, changesOf } from '#domain/booking/booking-state.ts';
import { earnestPaid } from '#domain/booking/earnest-paid.ts';
import { isHeld, waitsLonger } from '#domain/places/hold-time.ts';
import { endUnserved } from './end-next.ts';
import { endRequest } from './request/end-request.ts';

type Paying = Parameters<typeof earnestGivenUp>[0];

type Expiring = Parameters<typeof settleEarnest>[0] & LetterNeeds & Pick<Portal, 'now' | 'sheets' | 'work'>;

/**
 * Ends a hold whose time has run out, after asking the provider: who paid in time keeps the place, whether or not the
 * message of it has come. A provider that is away keeps nobody's place from others.
 */
export async function endHold(portal: Settling & Paying, id: string): Promise<'expired' | 'nothing_due'> {
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
 * Ends a hold whose time has run out. Where earnest money was paid that is settled with it: so every page on which the rest
 * could still be paid is closed before, and it is the centre's doing where it could not be paid, or not give the care.
 */
export async function expireHold(portal: Settling & Paying, id: string): Promise<'expired' | 'nothing_due'> {
  const booking = await portal.bookings.get(id);
  const isOver = booking.holdUntil && !isHeld(booking.holdUntil, portal.now(), waitsLonger(booking));
  if (!earnestPaid(booking.actions) || !isOpen(booking.status) || !isOver) return expire(portal, id, 'family');
  if (!(await closeAll(portal, id))) return 'nothing_due';
  const { by } = await earnestGivenUp(portal, booking, portal.now());
  return expire(portal, id, by);
}

/**
 * With all that was booked together with it, and tells the family once. Its claims
 * stopped counting the moment it did; this clears them away.
 *
 * @param by whose doing it is that what was to be paid is not
 */
async function expire(portal: Expiring, id: string, by: 'family' | 'centre'): Promise<'expired' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  const expired = await work(async (unit) => {
    const all = await bookings.together(await bookings.get(id, unit), unit);
    const over = all.filter((one) => isOpen(one.status) && one.holdUntil && !isHeld(one.holdUntil, now(), waitsLonger(one)));
    const booking = over.find((one) => one.id === id);
    if (!booking) return undefined;
    for (const one of over) {
      await releasePlaces(portal, one, unit);
      await settleEarnest(portal, one, { by, at: now() }, unit);
      await bookings.addAction(one, { type: 'expire', at: now(), by: { kind: 'system' } }, unit);
    }
    // What was signed in the place of other care and is not paid for leaves that as it was.
    const isChange = booking.status === 'signed' && changesOf(booking.actions) !== undefined;
    // What becomes of earnest money is told with it.
    if (!earnestPaid(booking.actions)) await writeToFamily(portal, booking, isChange ? 'change_lapsed' : 'hold_ended', { unit });
    return booking;
  });
  if (!expired) return 'nothing_due';
  await sendToFamily(portal, id);
  return 'expired';
}
