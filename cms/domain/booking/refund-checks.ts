import { isPaidApart } from '../contract/refund.ts';
import { sum } from '../money/money.ts';
import { outsideEvent, uncovered } from '../money/outside-return.ts';
import { refundEvent } from '../money/receipt.ts';
import { termEnds } from '../time/workdays.ts';
import { toLocal } from '../time/zoned-time.ts';
import { cancellationOf, creditedOf, settledOf } from './booking-state.ts';
import type { KeptRefund, Mismatch, MoneyOfBooking } from './books.ts';
import type { MismatchCode } from './remedies.ts';

/** Refunds against the books, the receipts and what the booking says comes back. */
export function refundChecks(money: MoneyOfBooking): Mismatch[] {
  return [...money.refunds.flatMap((one) => ofRefund(one, money)), ...ofBooking(money)];
}

function ofRefund(
  refund: KeptRefund,
  { now, timeZone, booking, currency, payments, entries, receipts, special }: MoneyOfBooking,
): Mismatch[] {
  const { reference: about, attempt, amount, cause, status, lines } = refund;
  const found: Mismatch[] = [];
  const say = (code: MismatchCode, here?: number, there?: number) => found.push({ code, about, here, there });
  if (!payments.some(({ id }) => id === refund.paymentId)) say('refund_of_no_payment', amount);
  if (amount <= 0) say('refund_not_positive', amount);
  const told = sum(lines.map((one) => one.refund));
  if (lines.length > 0 && told !== amount) say('refund_lines_differ', told, amount);
  const dayOf = (at: string) => toLocal(at, timeZone).date;
  const lastDay = termEnds(dayOf(refund.requestedAt), booking.terms.payWithinDays, special);
  if (status === 'requested' && lastDay < dayOf(now)) say('refund_overdue', amount);
  if (refund.covered > amount) say('refund_over_covered', refund.covered, amount);
  const receipt = receipts.filter(({ source }) => source === refundEvent(refund));
  if (receipt.length > 1) say('refund_two_receipts');
  if (receipt[0] && receipt[0].amount !== amount) say('refund_receipt_other_sum', receipt[0].amount, amount);
  if (refund.currency !== currency) return found;
  if (status === 'sent' && receipt.length === 0) say('refund_no_receipt', amount);
  if (isPaidApart(cause)) return [...found, ...ofInterest(refund, entries)];
  const key = [`refund:${attempt}`, `late-refund:${attempt}`];
  const entry = entries.find((one) => key.includes(one.key));
  if (status === 'sent' && !entry) say('refund_not_booked', amount);
  if (status === 'requested' && entry) say('refund_booked_unsent', amount);
  const booked = sum((entry?.postings ?? []).filter((one) => one.amount > 0).map((one) => one.amount));
  if (entry && booked !== amount) say('refund_booked_other_sum', booked, amount);
  return found;
}

function ofInterest({ reference: about, attempt, amount, status }: KeptRefund, entries: MoneyOfBooking['entries']): Mismatch[] {
  const owed = entries.find(({ key }) => key === `interest:${about}`);
  const paid = entries.find(({ key }) => key === `interest-paid:${attempt}`);
  if (!owed) return [{ code: 'interest_not_booked', about, here: amount }];
  const booked = sum(owed.postings.filter((one) => one.amount > 0).map((one) => one.amount));
  if (booked !== amount) return [{ code: 'interest_booked_other_sum', about, here: booked, there: amount }];
  return status === 'sent' && !paid ? [{ code: 'interest_paid_not_booked', about, here: amount }] : [];
}

function ofBooking({ booking, refunds, receipts, payments, outside, entries, currency }: MoneyOfBooking): Mismatch[] {
  const found: Mismatch[] = [];
  const cancelled = cancellationOf(booking.actions);
  // Of what was paid in two parts it goes back in two.
  const all = refunds.filter(({ cause }) => cause === 'family' || cause === 'centre');
  const ended = all[0] && { reference: all[0].reference, amount: sum(all.map(({ amount }) => amount)) };
  const due = cancelled && !cancelled.asked ? cancelled.refund : undefined;
  if (due && !ended) found.push({ code: 'cancelled_no_refund', about: booking.id, here: due });
  if (due !== undefined && ended && ended.amount !== due)
    found.push({ code: 'cancelled_other_refund', about: ended.reference, here: due, there: ended.amount });
  if (!cancelled && ended) found.push({ code: 'refund_not_cancelled', about: ended.reference, there: ended.amount });
  const months = sum(settledOf(booking.actions).map(({ care, meals }) => care + meals));
  const settled = refunds.filter(({ cause }) => cause === 'month_settled' || cause === 'care_changed');
  const back = sum(settled.map(({ amount }) => amount));
  if (months !== back) found.push({ code: 'settled_other_refund', about: booking.id, here: months, there: back });
  const credits = sum(creditedOf(booking.actions).map(({ care }) => care));
  const paidBack = sum(refunds.filter(({ cause }) => cause === 'place_taken').map(({ amount }) => amount));
  if (credits !== paidBack) found.push({ code: 'credited_other_refund', about: booking.id, here: credits, there: paidBack });
  const given = sum(booking.actions.flatMap((one) => (one.type === 'goodwill' ? [one.refund] : [])));
  const more = sum(refunds.filter(({ cause }) => cause === 'goodwill').map(({ amount }) => amount));
  if (given !== more) found.push({ code: 'goodwill_other_refund', about: booking.id, here: given, there: more });
  for (const { source, number } of receipts) {
    const isKnown =
      payments.some(({ reference }) => source === `payment:${reference}`) ||
      refunds.some((one) => source === refundEvent(one)) ||
      outside.some((one) => source === outsideEvent(one));
    if (!isKnown) found.push({ code: 'receipt_of_nothing', about: number });
  }
  for (const one of outside.filter(({ status, currency: of }) => status !== 'returned' && of === currency)) {
    const entry = entries.find(({ key }) => key === `outside_return:${one.reference}`);
    const booked = sum((entry?.postings ?? []).filter(({ amount }) => amount > 0).map(({ amount }) => amount));
    if (!entry) found.push({ code: 'outside_not_booked', about: one.reference, there: one.amount });
    else if (booked !== one.amount)
      found.push({ code: 'outside_booked_other_sum', about: one.reference, here: booked, there: one.amount });
  }
  return [...found, ...ofOutside({ refunds, receipts, outside, currency })];
}

/** What covers no refund has a receipt of its own. */
function ofOutside({
  refunds,
  receipts,
  outside,
  currency,
}: Pick<MoneyOfBooking, 'refunds' | 'receipts' | 'outside' | 'currency'>): Mismatch[] {
  const found: Mismatch[] = [];
  for (const [paymentId, own] of Map.groupBy(outside, (one) => one.paymentId)) {
    const settled = refunds.filter((one) => one.paymentId === paymentId && one.status === 'sent' && !isPaidApart(one.cause));
    for (const [one, amount] of uncovered(own, currency, sum(settled.map(({ covered }) => covered)))) {
      const issued = receipts.filter(({ source }) => source === outsideEvent(one));
      const here = sum(issued.map((receipt) => receipt.amount));
      const about = one.reference;
      if (amount > 0 && issued.length === 0) found.push({ code: 'outside_no_receipt', about, there: amount });
      else if (here !== amount) found.push({ code: 'outside_receipt_other_sum', about, here, there: amount });
    }
  }
  return found;
}
