import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Opening, openCheckout, stillOpen } from './open-checkout.ts';
import { nextExtra, payExtra } from './pay-extra.ts';

/**
 * Opens a checkout for a signed booking, or gives back the one that is open already; of one that is paid for, for what it
 * costs beside its price.
 */
export async function startPayment(
  portal: Opening & Pick<Portal, 'bookings' | 'special' | 'supplies'>,
  { bookingId, guardianId, lang }: { bookingId: string; guardianId: string; lang: Lang },
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { payments, now } = portal;
  const booking = await portal.bookings.find(bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  if (nextExtra(booking.actions, now())) return payExtra(portal, booking, { lang }, keep);
  if (booking.status === 'confirmed') return conflict('already_paid');
  const allowed = availableActions(booking.status, { ...booking, now: now(), monthly: isMonthly(booking.request) });
  const { holdUntil } = booking;
  if (!allowed.includes('pay') || !holdUntil) return conflict(allowed.includes('expire') ? 'hold_expired' : 'sign_first');

  const unserved = await refuseUnserved(portal, booking);
  if (unserved) return unserved;

  const attempts = await payments.listOf(booking.id);
  const open = stillOpen(attempts);
  if (open) return { ok: true, payment: open };

  // With more time the same words can no longer be said: what was begun before that is left, and another attempt begun.
  const extended = booking.actions.findLast(({ type }) => type === 'extend');
  const left = extended ? await payments.countBrokenOff(booking.id, extended.at) : 0;
  const reference = `${booking.number.replace(/^B/, 'P')}-${attempts.length + left + 1}`;
  return openCheckout(portal, booking, { reference, amount: booking.total, lang, expiresAt: () => holdUntil }, keep);
}
