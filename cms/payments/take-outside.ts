import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { idOf } from '#cms/records/supply.ts';
import { heldOf, outsideEntry } from '#domain/money/ledger.ts';
import { type Fen, split } from '#domain/money/money.ts';
import { isNews, type OutsideReturn } from '#domain/money/outside-return.ts';
import { divideReturned, type PaidPart } from '#domain/money/parts.ts';
import { bookCameBack, bookPaidBack } from './book-paid-back.ts';
import { keepOutsideReceipts } from './outside-receipts.ts';
import { owedOf, paidPartOf } from './owed.ts';
import { payRefundsOf, type RefundSending } from './pay-refunds.ts';

/** Money that the provider says went back, and that nobody here had asked for. */
export interface HeardOutside extends OutsideReturn {
  /** The provider's number of it. */
  ref: string;
  /** The number by which the provider knows the checkout it was of. */
  reference: string;
  /** Of which of its payments it is known to be. */
  paymentId?: string;
}

export type TakingOutside = RefundSending & Pick<Portal, 'outsideReturns'>;

/**
 * Books money that went back without being asked for here: a refund made by hand at the provider, a dispute. What it covers
 * of a refund is not sent again, nor promised. Of a payment for several bookings it is first of those whose money is owed.
 * Safe to call any number of times, in any order.
 */
export async function takeOutside(portal: TakingOutside, heard: HeardOutside): Promise<'recorded' | 'unchanged' | 'unknown'> {
  const { log, work } = portal;
  const taken = await work((unit) => take(portal, heard, unit));
  if (taken.outcome !== 'recorded') return taken.outcome;
  const { ref, kind, status } = heard;
  log.warn({ ref, kind, status }, 'the provider gave money back, or took it back, unasked');
  for (const id of taken.bookingIds) await payRefundsOf(portal, id);
  return 'recorded';
}

type Taken = { outcome: 'unchanged' | 'unknown' } | { outcome: 'recorded'; bookingIds: string[] };

async function take(portal: TakingOutside, heard: HeardOutside, unit: Unit): Promise<Taken> {
  const { payments, outsideReturns, bookings, ledger, refunds, city, now } = portal;
  const covered = await payments.partsOf(heard.reference, unit);
  if (covered.length === 0) return { outcome: 'unknown' };
  const { ref, kind, status, currency } = heard;
  const before = await outsideReturns.allOf(ref, unit);
  const news = before.filter((one) => isNews(one.status, status));
  if (before.length > 0 && news.length === 0) return { outcome: 'unchanged' };
  const at = now();
  const undone = status === 'returned';
  const from = heldOf(covered[0]?.provider);
  const shares = before.length > 0 ? news : await shared(portal, heard, covered, unit);
  for (const { id, paymentId, bookingId, reference, amount } of shares) {
    const { facilityId } = await bookings.get(bookingId, unit);
    if (id) await outsideReturns.setStatus(id, status, unit);
    else {
      const about = { reference, event: ref, bookingId, facilityId, paymentId, heardAt: at };
      await outsideReturns.add({ ...about, kind, status, amount, currency }, unit);
    }
    // What is not in the city's currency is no sum of these books: a person sees it and says what it settles.
    if (currency === city.currency && (id ? undone : !undone))
      await ledger.write(outsideEntry({ ref: reference, at, from, amount, undone }), { bookingId, facilityId }, unit);

    for (const refund of await refunds.ofPayment(paymentId, unit)) {
      if (refund.status === 'sent' && undone && refund.covered > 0) await bookCameBack(portal, refund, at, unit);
      if (refund.status !== 'failed') continue;
      const owed = await owedOf(portal, refund, unit);
      if (owed.rest === 0) await bookPaidBack(portal, refund, { at, arrivedAt: at, covered: owed.covered }, unit);
    }
    await keepOutsideReceipts(portal, paymentId, at, unit);
  }
  return { outcome: 'recorded', bookingIds: [...new Set(shares.map(({ bookingId }) => bookingId))] };
}

interface Share {
  id?: string;
  /** Its own number: that of the provider, and of which payment it is where that covers several bookings. */
  reference: string;
  paymentId: string;
  bookingId: string;
  amount: Fen;
}

/** What of it is of which booking. */
async function shared(
  portal: TakingOutside,
  { ref, amount, paymentId, currency }: HeardOutside,
  covered: readonly Payment[],
  unit: Unit,
): Promise<Share[]> {
  const only = covered.find(({ id }) => id === paymentId) ?? (covered.length === 1 ? covered[0] : undefined);
  if (only) return [{ reference: ref, paymentId: only.id, bookingId: idOf(only.booking), amount }];
  const parts: PaidPart[] = [];
  for (const one of covered) parts.push(await paidPartOf(portal, one, unit));
  const isOurs = covered.every((one) => (one.receivedCurrency ?? one.currency) === currency);
  // In another currency no sum can be compared: each has its part of it, and a person says what that settles.
  const amounts = isOurs
    ? divideReturned(amount, parts)
    : split(
        amount,
        covered.map((one) => one.amount),
      );
  return covered.flatMap((one, at) => {
    const own = { paymentId: one.id, bookingId: idOf(one.booking), amount: amounts[at] ?? 0 };
    return own.amount > 0 ? [{ ...own, reference: `${ref}#${one.reference}` }] : [];
  });
}
