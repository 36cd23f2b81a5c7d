import { localPath } from '#cms/city/local-path.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

export type Opening = Pick<Portal, 'payments' | 'facilities' | 'payment' | 'environment' | 'city' | 'log' | 'now' | 'work'>;

interface Wanted {
  /** What beside the price it is for. */
  extra?: string;
  /** Unique to this attempt, and the same for whoever asks again in the same words. */
  reference: string;
  amount: Fen;
  lang: Lang;
  /** When the page at the provider ends, by when the attempt was begun. */
  expiresAt: (startedAt: Instant) => Instant;
}

/** The attempt that may yet be paid. */
export function stillOpen(attempts: readonly Payment[]): Payment | undefined {
  return attempts.findLast(({ status }) => status === 'open' || status === 'declined' || status === 'pending');
}

/**
 * Opens a checkout. What the provider is asked for is written down before: it gives the same checkout for the same request
 * alone, so whoever is killed in between asks again in the same words, whatever language the family reads by then.
 */
export async function openCheckout(
  portal: Opening,
  booking: BookingRecord,
  { extra, amount: wanted, reference: of, lang, expiresAt }: Wanted,
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { payments, payment: provider, environment, city, log, now } = portal;
  const facility = words((await portal.facilities.get(booking.facilityId)).name);
  const begun = {
    reference: of,
    booking: booking.id,
    facility: booking.facilityId,
    provider: provider.name,
    amount: wanted,
    currency: city.currency,
    description: `${facility[lang]} ${booking.number}`,
    lang,
    status: 'open',
    startedAt: now(),
    ...(extra ? { extra } : {}),
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
      expiresAt: expiresAt(attempt.startedAt),
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
