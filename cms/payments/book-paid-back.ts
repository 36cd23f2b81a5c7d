import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { PaidByHand, RefundRecord } from '#cms/records/refunds.ts';
import { isPaidApart, isReturned } from '#domain/contract/refund.ts';
import { heldOf, interestPaidEntry, lateRefundEntry, refundEntry, returnedRefundEntry } from '#domain/money/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import { nextSource, refundEvent } from '#domain/money/receipt.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { backOf } from './book-kept.ts';
import { addVoid, issueReceipt, lastOf } from './issue-receipt.ts';
import { type KeepingOutside, keepOutsideReceipts } from './outside-receipts.ts';
import { type OwingInterest, oweInterest } from './owe-interest.ts';

type Booking = OwingInterest & KeepingOutside;

/** Each attempt has a key of its own, at the provider and in the books. */
export const attemptKey = ({ reference, times }: Pick<RefundRecord, 'reference' | 'times'>) =>
  times === 0 ? reference : `${reference}.${times}`;

const keysOf = (key: string) => [`refund:${key}`, `late-refund:${key}`];

interface PaidBack {
  at: Instant;
  covered: Fen;
  refundRef?: string;
  /** Where it is known to have gone through already. */
  arrivedAt?: Instant;
  byHand?: PaidByHand;
}

/** Writes down that a family has a refund: what it had got already, and the rest the way the money came or, by hand, from elsewhere. */
export async function bookPaidBack(
  portal: Booking,
  refund: RefundRecord,
  { at, covered, refundRef, arrivedAt, byHand }: PaidBack,
  unit: Unit,
): Promise<void> {
  const { cause, amount, currency, lines, bookingId } = refund;
  const booking = await portal.bookings.get(bookingId, unit);
  await portal.refunds.record(refund.id, { status: 'sent', refundRef, paidBackAt: at, arrivedAt, covered, byHand }, unit);
  // What is not in the city's currency was never a sum of these books.
  if (currency !== portal.city.currency) return;
  const of = { bookingId, facilityId: booking.facilityId };
  const payment = await portal.payments.get(refund.paymentId, unit);
  const last = lastOf(await portal.receipts.listOf(bookingId, unit), refundEvent(refund));
  const receipt = { source: last ? nextSource(last.source) : refundEvent(refund), amount, booking, payment, at };
  // Not a part of what the family had paid: no care of it is given up.
  if (isPaidApart(cause)) {
    await portal.ledger.write(interestPaidEntry({ refund: attemptKey(refund), at, amount }), of, unit);
    return issueReceipt(portal, { ...receipt, payment: { provider: 'centre' }, kind: 'interest', lines: [] }, unit);
  }
  const from = byHand ? 'bank' : heldOf(payment.provider);
  const said = { refund: attemptKey(refund), at, covered, from } as const;
  const entry = isReturned(cause)
    ? lateRefundEntry({ ...said, amount })
    : refundEntry({ ...said, care: backOf(lines, 'care'), meals: backOf(lines, 'meals') });
  await portal.ledger.write(entry, of, unit);
  // One that came back under an earlier version has kept its receipt.
  if (!last || last.voidedBy) await issueReceipt(portal, { ...receipt, kind: 'refund', lines }, unit);
  if (covered > 0) await keepOutsideReceipts(portal, refund.paymentId, at, unit);
  await oweInterest(portal, refund, { at, paidOn: byHand?.on ?? toLocal(at, portal.city.timeZone).date }, unit);
}

/** A refund that the family has not got after all: the books say again that it is owed, its receipt is taken back, and a person is needed. */
export async function bookCameBack(
  portal: Pick<Portal, 'refunds' | 'bookings' | 'ledger' | 'receipts' | 'city'>,
  refund: RefundRecord,
  at: Instant,
  unit: Unit,
): Promise<void> {
  const { refunds, bookings, ledger, receipts } = portal;
  const key = attemptKey(refund);
  await refunds.record(refund.id, { status: 'failed', times: refund.times + 1, covered: 0, arrivedAt: null }, unit);
  const written = await ledger.find(keysOf(key), unit);
  if (!written) return;
  const { bookingId } = refund;
  const last = lastOf(await receipts.listOf(bookingId, unit), refundEvent(refund));
  if (last && !last.voidedBy) await addVoid(portal, last, { at }, unit);
  const { facilityId } = await bookings.get(bookingId, unit);
  await ledger.write(returnedRefundEntry(written, { refund: key, at }), { bookingId, facilityId }, unit);
}
