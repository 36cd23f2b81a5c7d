import { earnestLines, restLines } from '../contract/earnest.ts';
import { isPaidApart } from '../contract/refund.ts';
import { isHeld } from '../money/ledger.ts';
import { type Fen, sum } from '../money/money.ts';
import { type KeptPayment, type Mismatch, type MoneyOfBooking, wasPaid } from './books.ts';
import { EARNEST, earnestPaid } from './earnest-paid.ts';
import type { MismatchCode } from './remedies.ts';

/** Payments against the provider, the books, the booking and the receipts. */
export function paymentChecks(money: MoneyOfBooking): Mismatch[] {
  return [...money.payments.flatMap((one) => [...atProvider(one, money), ...inBooks(one, money)]), ...ofBooking(money)];
}

/** Of what covers several bookings the whole is compared, once: with the first of them. */
function atProvider(payment: KeptPayment, { provider, refunds, outside, checkouts }: MoneyOfBooking): Mismatch[] {
  const { reference: about, amount, currency, received: own = amount, receivedCurrency = currency, providerRef } = payment;
  const parts = checkouts.get(payment.checkout);
  if (parts && parts[0]?.reference !== about) return [];
  const received = parts ? sum(parts.map((part) => part.received)) : own;
  if (!providerRef) return wasPaid(payment) ? [{ code: 'payment_no_provider_number', about }] : [];
  const says = provider.get(payment.id);
  if (says === undefined || says === 'away') return [];
  if (says === 'unknown') return [{ code: 'provider_knows_none', about }];
  const found: Mismatch[] = [];
  if (says.status === 'paid' && !wasPaid(payment)) found.push({ code: 'provider_paid_unheard', about, there: says.amount });
  if (says.status !== 'paid' && wasPaid(payment)) found.push({ code: 'provider_not_paid', about, here: received });
  if (says.reference !== payment.checkout) found.push({ code: 'provider_other_reference', about });
  if (!wasPaid(payment) || says.status !== 'paid') return found;
  if (says.amount !== received) found.push({ code: 'provider_other_sum', about, here: received, there: says.amount });
  if (says.currency !== receivedCurrency) found.push({ code: 'provider_other_currency', about });
  const back = parts ? sum(parts.map((part) => part.back)) : backOf(payment.id, { refunds, outside });
  if (says.refunded > back) found.push({ code: 'provider_refunded_more', about, here: back, there: says.refunded });
  if (says.refunded < back) found.push({ code: 'provider_refunded_less', about, here: back, there: says.refunded });
  return found;
}

/** What the provider has given back of a payment: what was sent, and what was refunded there by hand. */
export function backOf(paymentId: string, { refunds, outside }: Pick<MoneyOfBooking, 'refunds' | 'outside'>): Fen {
  const own = refunds.filter((one) => one.paymentId === paymentId && !one.byHand && !isPaidApart(one.cause));
  const sent = own.filter((one) => one.status === 'sent').map((one) => one.amount - one.covered);
  const there = outside.filter((one) => one.paymentId === paymentId && one.kind === 'refund' && one.status !== 'returned');
  return sum([...sent, ...there.map((one) => one.amount)]);
}

function inBooks(payment: KeptPayment, { booking, currency, entries, refunds, receipts }: MoneyOfBooking): Mismatch[] {
  const { reference: about, amount, received = amount, receivedCurrency = payment.currency } = payment;
  const found: Mismatch[] = [];
  const say = (code: MismatchCode, here?: number, there?: number) => found.push({ code, about, here, there });
  if (payment.bookingId !== booking.id) say('payment_other_booking');
  const taken = entries.find(({ key }) => key === `payment:${about}`);
  const late = entries.find(({ key }) => key === `late-payment:${about}`);
  const entry = taken ?? late;
  const back = sum(
    refunds.filter(({ paymentId, cause }) => paymentId === payment.id && !isPaidApart(cause)).map((one) => one.amount),
  );
  if (wasPaid(payment) && receivedCurrency === currency && received > 0 && !entry) say('payment_not_booked', received);
  if (!wasPaid(payment) && entry) say('payment_booked_unpaid');
  if (taken && late) say('payment_booked_twice');
  const booked = sum((entry?.postings ?? []).filter(isHeld).map((one) => one.amount));
  if (wasPaid(payment) && entry && booked !== received) say('payment_booked_other_sum', booked, received);
  const care = sum((taken?.postings ?? []).filter(({ account }) => account === 'prepaid_care').map((one) => -one.amount));
  const earnest = earnestPaid(booking.actions)?.amount ?? 0;
  const isEarnest = payment.extra === EARNEST;
  const lines = isEarnest ? earnestLines(booking.lines, earnest) : restLines(booking.lines, earnest);
  const priced = sum(lines.filter(({ kind }) => kind === 'care').map((one) => one.amount));
  if (taken && (!payment.extra || isEarnest) && care !== priced) say('payment_split_differs', care, priced);
  if (wasPaid(payment) && back > received) say('refunds_over_payment', back, received);
  const receipt = receipts.filter(({ source }) => source === `payment:${about}`);
  if (entry && receipt.length === 0) say('payment_no_receipt', received);
  if (receipt.length > 1) say('payment_two_receipts');
  if (!entry && receipt.length > 0) say('receipt_without_payment');
  if (receipt[0] && receipt[0].amount !== received) say('receipt_other_sum', receipt[0].amount, received);
  if (late && !refunds.some(({ paymentId }) => paymentId === payment.id)) say('late_payment_kept', received);
  return found;
}

/** What the booking says was paid. */
function ofBooking({ booking, payments, entries }: MoneyOfBooking): Mismatch[] {
  const found: Mismatch[] = [];
  const pays = booking.actions.flatMap((action) => (action.type === 'pay' ? [action] : []));
  const earnest = earnestPaid(booking.actions);
  for (const { payment, amount } of [...pays, ...(earnest ? [earnest] : [])]) {
    const kept = payments.find(({ id }) => id === payment);
    if (!kept) found.push({ code: 'paid_by_no_payment', about: booking.id, here: amount });
    else if (!wasPaid(kept)) found.push({ code: 'paid_by_unpaid', about: kept.reference });
    else if (amount !== (kept.received ?? kept.amount))
      found.push({ code: 'paid_other_sum', about: kept.reference, here: amount, there: kept.received ?? kept.amount });
  }
  if (pays.length > 1) found.push({ code: 'paid_twice', about: booking.id });
  const [paid] = pays;
  const whole = (paid?.amount ?? 0) + (earnest?.amount ?? 0);
  if (paid && whole !== booking.total)
    found.push({ code: 'paid_not_total', about: booking.id, here: whole, there: booking.total });
  if ((booking.status === 'confirmed' || booking.status === 'completed') && !paid)
    found.push({ code: 'confirmed_unpaid', about: booking.id });
  const own = payments.find(({ id }) => id === earnest?.payment);
  const isOther = ({ key, kind }: { key: string; kind: string }) => kind === 'payment' && key !== `payment:${own?.reference}`;
  if (!paid && entries.some(isOther)) found.push({ code: 'booked_not_confirmed', about: booking.id });
  return found;
}
