import { issueReceipt } from '#cms/payments/issue-receipt.ts';
import { type KeepingOutside, keepOutsideReceipts } from '#cms/payments/outside-receipts.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { MismatchCode } from '#domain/booking/remedies.ts';
import { isPaidApart } from '#domain/contract/refund.ts';
import { eventOf, refundEvent } from '#domain/money/receipt.ts';
import type { Reconciled } from './reconcile-money.ts';

type Issuing = KeepingOutside & Pick<Portal, 'ledger' | 'log' | 'now' | 'work'>;
type Found = Reconciled['found'][number];

/**
 * Issues the receipts that were found to be missing of money that came too late or otherwise than asked for and went back, and
 * of interest that was paid, and of money that went back by itself: earlier versions wrote out none for these. What is not of these kinds is left to a person. Gives
 * what was found without those that have theirs now.
 */
export async function issueMissing(portal: Issuing, reconciled: Reconciled): Promise<Reconciled> {
  const found: Found[] = [];
  for (const one of reconciled.found) if (!(await issued(portal, one))) found.push(one);
  return { ...reconciled, found };
}

async function issued(portal: Issuing, { code, about, bookingId }: Found): Promise<boolean> {
  if (!bookingId) return false;
  const kind = KINDS.get(code);
  if (!kind) return false;
  const source = `${kind.event}:${about}`;
  // One that was taken back, and what stood in its place is gone: a person has to look. That of what went back by itself is
  // taken back while a refund says it.
  const isIssued = (await portal.receipts.listOf(bookingId)).some(
    (one) => eventOf(one.source) === source && !(kind.event === 'outside' && one.voidedBy),
  );
  if (isIssued) return false;
  const isDone = await kind.issue(portal, { about, bookingId });
  if (isDone) portal.log.info({ about }, 'a receipt that was missing was issued');
  return isDone;
}

interface Missing {
  about: string;
  bookingId: string;
}

async function ofLatePayment(portal: Issuing, { about, bookingId }: Missing): Promise<boolean> {
  const { bookings, ledger, now, payments, work } = portal;
  const kept = (await payments.allOf(bookingId)).find(({ reference, status }) => reference === about && status === 'paid');
  if (!kept) return false;
  const payment = await payments.get(kept.id);
  return work(async (unit) => {
    if (!(await ledger.find([`late-payment:${about}`], unit))) return false;
    const booking = await bookings.get(bookingId, unit);
    const receipt = { kind: 'payment', lines: [], source: `payment:${about}`, amount: kept.received ?? kept.amount } as const;
    await issueReceipt(portal, { ...receipt, lines: [], booking, payment, at: now() }, unit);
    return true;
  });
}

async function ofInterest(portal: Issuing, { about, bookingId }: Missing): Promise<boolean> {
  const { bookings, now, refunds, work } = portal;
  return work(async (unit) => {
    const refund = await refunds.findByReference(about, unit);
    if (!refund || !isPaidApart(refund.cause) || refund.status !== 'sent') return false;
    const booking = await bookings.get(bookingId, unit);
    const receipt = { kind: 'interest', source: refundEvent(refund), amount: refund.amount, at: now() } as const;
    await issueReceipt(portal, { ...receipt, lines: [], booking, payment: { provider: 'centre' } }, unit);
    return true;
  });
}

async function ofOutside(portal: Issuing, { about, bookingId }: Missing): Promise<boolean> {
  const one = (await portal.outsideReturns.ofBooking(bookingId)).find(({ reference }) => reference === about);
  if (!one) return false;
  await portal.work((unit) => keepOutsideReceipts(portal, one.paymentId, portal.now(), unit));
  return true;
}

const KINDS = new Map<MismatchCode, { event: string; issue: (portal: Issuing, of: Missing) => Promise<boolean> }>([
  ['payment_no_receipt', { event: 'payment', issue: ofLatePayment }],
  ['refund_no_receipt', { event: 'interest', issue: ofInterest }],
  ['outside_no_receipt', { event: 'outside', issue: ofOutside }],
]);
