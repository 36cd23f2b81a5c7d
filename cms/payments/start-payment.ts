import { localPath } from '#cms/city/local-path.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isDuplicate } from '#cms/ports/database/is-duplicate.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { findBooking } from '#cms/records/find-booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';

/** Opens a checkout for a signed booking, or gives back the one that is open already. */
export async function startPayment(
  portal: Portal,
  { bookingId, guardianId, lang }: { bookingId: string; guardianId: string; lang: 'zh' | 'en' },
): Promise<Result<{ payment: Payment }>> {
  const { payload, payment: port, environment, city } = portal;
  const booking = await findBooking(portal, bookingId, guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.status === 'confirmed') return conflict('already_paid');
  const allowed = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
  if (!allowed.includes('pay') || !booking.holdUntil) return conflict(allowed.includes('expire') ? 'hold_expired' : 'sign_first');

  const attempts = await payload.find({
    collection: 'payments',
    where: { booking: { equals: booking.id } },
    sort: '-startedAt',
    depth: 0,
    pagination: false,
  });
  const open = attempts.docs.find(({ status }) => status === 'open' || status === 'declined' || status === 'pending');
  if (open) return { ok: true, payment: open };

  const reference = `${booking.number.replace(/^B/, 'P')}-${attempts.docs.length + 1}`;
  const back = `${environment.origin}${localPath(`/bookings/${booking.id}`, lang, city)}`;
  const facility = words((await portal.facilities.get(booking.facilityId)).name);
  try {
    const checkout = await port.startCheckout({
      reference,
      amount: booking.total,
      currency: city.currency,
      description: `${facility[lang]} ${booking.number}`,
      returnUrl: back,
      cancelUrl: back,
      expiresAt: booking.holdUntil,
      lang,
    });
    const payment = await keepPayment(portal, {
      reference,
      booking: booking.id,
      facility: booking.facilityId,
      provider: checkout.provider,
      providerRef: checkout.providerRef,
      amount: booking.total,
      currency: city.currency,
      status: 'open',
      url: checkout.url,
      startedAt: portal.now(),
    });
    return { ok: true, payment };
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    portal.log.warn({ code: error.code, reference }, 'checkout could not be opened');
    return conflict('payment_unavailable');
  }
}

/** Pressed twice at once, the provider gave the same checkout twice: the first to be written down is the one. */
async function keepPayment(
  { payload }: Portal,
  data: Omit<Payment, 'id' | 'createdAt' | 'updatedAt' | 'method' | 'paidAt'>,
): Promise<Payment> {
  try {
    return await payload.create({ collection: 'payments', depth: 0, data });
  } catch (error) {
    const where = { reference: { equals: data.reference } };
    const known = isDuplicate(error) ? await payload.find({ collection: 'payments', where, depth: 0, limit: 1 }) : undefined;
    if (!known?.docs[0]) throw error;
    return known.docs[0];
  }
}
