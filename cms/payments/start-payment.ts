import { localPath } from '#cms/city/local-path.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';

/** The attempt that may yet be paid. */
export function stillOpen(attempts: readonly Payment[]): Payment | undefined {
  return attempts.findLast(({ status }) => status === 'open' || status === 'declined' || status === 'pending');
}

/**
 * Opens a checkout for a signed booking, or gives back the one that is open already. What the provider is asked for is
 * written down before: it gives the same checkout for the same request alone, so whoever is killed in between asks again in
 * the same words, whatever language the family reads by then.
 */
export async function startPayment(
  portal: Pick<
    Portal,
    'payments' | 'bookings' | 'facilities' | 'payment' | 'environment' | 'city' | 'log' | 'now' | 'special' | 'supplies' | 'work'
  >,
  { bookingId, guardianId, lang }: { bookingId: string; guardianId: string; lang: Lang },
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { payments, payment: provider, environment, city, log, now } = portal;
  const booking = await portal.bookings.find(bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.status === 'confirmed') return conflict('already_paid');
  const allowed = availableActions(booking.status, { ...booking, now: now(), monthly: isMonthly(booking.request) });
  if (!allowed.includes('pay') || !booking.holdUntil) return conflict(allowed.includes('expire') ? 'hold_expired' : 'sign_first');

  const unserved = await refuseUnserved(portal, booking);
  if (unserved) return unserved;

  const attempts = await payments.listOf(booking.id);
  const open = stillOpen(attempts);
  if (open) return { ok: true, payment: open };

  // With more time the same words can no longer be said: what was begun before that is left, and another attempt begun.
  const extended = booking.actions.findLast(({ type }) => type === 'extend');
  const left = extended ? await payments.countBrokenOff(booking.id, extended.at) : 0;
  const facility = words((await portal.facilities.get(booking.facilityId)).name);
  const begun = {
    reference: `${booking.number.replace(/^B/, 'P')}-${attempts.length + left + 1}`,
    booking: booking.id,
    facility: booking.facilityId,
    provider: provider.name,
    amount: booking.total,
    currency: city.currency,
    description: `${facility[lang]} ${booking.number}`,
    lang,
    status: 'open',
    startedAt: now(),
  } as const;
  const attempt = await portal.work((unit) => payments.begin(begun, unit));
  const { reference, amount, currency } = attempt;
  const said = langOf(attempt.lang);
  const back = `${environment.origin}${localPath(`/bookings/${booking.id}`, said, city)}`;
  try {
    const checkout = await provider.startCheckout({
      reference,
      amount,
      currency,
      description: attempt.description ?? begun.description,
      returnUrl: back,
      cancelUrl: back,
      expiresAt: booking.holdUntil,
      lang: said,
    });
    return await portal.work(
      keeping(keep, async (unit) => ({ ok: true, payment: await payments.open(attempt.id, checkout, unit) })),
    );
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    log.warn({ code: error.code, reference }, 'checkout could not be opened');
    return conflict('payment_unavailable');
  }
}
