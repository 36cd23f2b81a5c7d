import { localPath } from '#cms/city/local-path.ts';
import { conflict, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { ownMerchant } from '#cms/portal/ways-to-pay.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type ProviderName, providerNamed } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { idOf } from '#cms/records/supply.ts';
import { words } from '#cms/records/words.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

export type Opening = Pick<
  Portal,
  'apps' | 'payments' | 'facilities' | 'payment' | 'environment' | 'city' | 'log' | 'now' | 'online' | 'work'
>;

interface Wanted {
  /** What is paid for at once, at one centre: each with a payment of its own, for its part. */
  parts: readonly { booking: BookingRecord; amount: Fen }[];
  /** What beside the price it is for. */
  extra?: string;
  /** Whose payment is given back. */
  asked: string;
  lang: Lang;
  /** By which of several ways. */
  by: ProviderName;
  /** When the page at the provider ends, by when the attempt was begun. */
  expiresAt: (startedAt: Instant) => Instant;
  /** What was begun before cannot be asked for in the same words any more: it is left, and another attempt begun. */
  since?: Instant;
}

const isOpen = ({ status }: Payment) => status === 'open' || status === 'declined' || status === 'pending';

/** The attempt that may yet be paid. */
export const stillOpen = (attempts: readonly Payment[]): Payment | undefined => attempts.findLast(isOpen);

/**
 * Opens a checkout. What the provider is asked for is written down before: it gives the same checkout for the same request
 * alone, so whoever is killed in between asks again in the same words, whatever language the family reads by then.
 */
export async function openCheckout(
  portal: Opening,
  wanted: Wanted,
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { payments, payment: provider, environment, city, log } = portal;
  const attempt = await portal.work(async (unit) => (await begunBefore(portal, wanted, unit)) ?? begin(portal, wanted, unit));
  const [first] = attempt;
  if (!first) throw new Error('a checkout of nothing');
  const { checkout: reference, checkoutTotal: amount, currency } = first;
  const said = langOf(first.lang);
  const back = `${environment.origin}${localPath(`/bookings/${idOf(first.booking)}`, said, city)}`;
  try {
    const checkout = await provider.startCheckout({
      reference,
      amount,
      currency,
      description: first.description ?? '',
      returnUrl: back,
      cancelUrl: back,
      expiresAt: wanted.expiresAt(first.startedAt),
      lang: said,
      by: wanted.by,
      ...(first.merchant ? { merchant: { [providerNamed(first.provider)]: first.merchant } } : {}),
    });
    return await portal.work(
      keeping(keep, async (unit) => {
        let payment = first;
        for (const { id, booking } of attempt) {
          const opened = await payments.open(id, checkout, unit);
          if (idOf(booking) === wanted.asked) payment = opened;
        }
        return { ok: true, payment };
      }),
    );
  } catch (error) {
    if (!(error instanceof PaymentError)) throw error;
    log.warn({ code: error.code, reference }, 'checkout could not be opened');
    return conflict('payment_unavailable');
  }
}

/** What was begun for exactly this, and can be asked for in the same words. */
async function begunBefore(
  { payments }: Opening,
  { parts, extra, since = '', by }: Wanted,
  unit: Unit,
): Promise<Payment[] | undefined> {
  const [first] = parts;
  const earlier = first ? await payments.begunFor(first.booking.id, extra, unit) : [];
  for (const one of earlier.toReversed()) {
    if (!isOpen(one) || one.startedAt < since || one.provider !== by) continue;
    const begun = await payments.partsOf(one.checkout, unit);
    if (coversExactly(begun, parts)) return begun;
  }
  return undefined;
}

/** Whether a checkout is for these bookings, each for its sum, and for no other. */
export const coversExactly = (begun: readonly Payment[], parts: Wanted['parts']): boolean =>
  begun.length === parts.length &&
  parts.every(({ booking, amount }) => begun.some((one) => idOf(one.booking) === booking.id && one.amount === amount));

async function begin(portal: Opening, { parts, extra, lang, by }: Wanted, unit: Unit): Promise<Payment[]> {
  const { payments, city, now } = portal;
  const [first, ...others] = parts;
  if (!first) return [];
  const facility = await portal.facilities.get(first.booking.facilityId);
  const name = words(facility.name);
  // A centre with an account of its own is paid itself: the money never rests with the city.
  const merchant = ownMerchant(facility, by);
  const references: string[] = [];
  for (const { booking } of parts) {
    const time = (await payments.begunFor(booking.id, extra, unit)).length + 1;
    references.push([booking.number.replace(/^B/, 'P'), ...(extra ? [extra] : []), time].join('-'));
  }
  const common = {
    checkout: others.length === 0 ? String(references[0]) : `${references[0]}_${parts.length}`,
    checkoutTotal: sum(parts.map(({ amount }) => amount)),
    provider: by,
    ...(merchant ? { merchant } : {}),
    currency: city.currency,
    description: `${name[lang]} ${first.booking.number}${others.length === 0 ? '' : ` +${others.length}`}`,
    lang,
    status: 'open',
    startedAt: now(),
    ...(extra ? { extra } : {}),
  } as const;
  const begun: Payment[] = [];
  for (const [at, { booking, amount }] of parts.entries()) {
    const of = { reference: String(references[at]), booking: booking.id, facility: booking.facilityId };
    begun.push(await payments.begin({ ...common, ...of, amount }, unit));
  }
  return begun;
}
