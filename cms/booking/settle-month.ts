import { backOf, bookKept } from '#cms/payments/book-kept.ts';
import { daysNotGiven, findNotGiven } from '#cms/payments/deliver-care.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { nextSettlement } from '#cms/payments/next-settlement.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { paymentOf, requestRefund } from '#cms/payments/request-refund.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates, creditedOf, settledOf } from '#domain/booking/booking-state.ts';
import { nextToSettle, type Settled, settle } from '#domain/contract/month-settlement.ts';
import { specialDays } from '#domain/time/workdays.ts';
import type { Cancelling } from './cancel-booking.ts';

/**
 * Gives back what of a service month that is over was paid and not given: meals that were not eaten, days on which the
 * centre was shut. Once for each month; with the last the books of the booking are closed.
 */
export async function settleMonth(portal: Cancelling, id: string): Promise<'settled' | 'nothing_due'> {
  const done = await portal.work((unit) => settleNext(portal, id, unit));
  if (!done) return 'nothing_due';
  const { booking, month } = done;
  if (month.care + month.meals > 0) {
    await payRefundsOf(portal, id);
    await sendToFamily(portal, booking.id);
  }
  return 'settled';
}

async function settleNext(
  portal: Cancelling,
  id: string,
  unit: Unit,
): Promise<{ booking: BookingRecord; month: Settled } | undefined> {
  const kept = await portal.bookings.get(id, unit);
  const { contractId, nextSettlementAt, status } = kept;
  const at = portal.now();
  const isDue = nextSettlementAt && nextSettlementAt <= at && (status === 'confirmed' || status === 'completed');
  if (!isDue || !contractId) return undefined;
  const actions = [...kept.actions, ...findNotGiven(portal, kept, at)];
  const booking = { ...kept, actions };
  const { snapshot } = await portal.contracts.get(contractId);
  const settled = settledOf(actions);
  const span = nextToSettle(snapshot.lines, settled);
  const payment = await paymentOf(portal, booking, unit);
  if (!span || !payment) throw new Error(`booking ${booking.number} has nothing to settle`);

  const notGiven = daysNotGiven(portal, booking, at);
  const facts = { span, attended: attendedDates(actions), notGiven, credited: creditedOf(actions) };
  const { lines, total: amount } = settle(snapshot, facts, specialDays(snapshot.calendar));
  const month = { ...span, care: backOf(lines, 'care'), meals: backOf(lines, 'meals') };
  const asked = { amount, lines: lines.filter(({ refund }) => refund > 0), part: `M${settled.length + 1}` };
  if (amount > 0) await requestRefund(portal, { booking, payment, cause: 'month_settled', at, ...asked }, unit);
  const action = { type: 'settle_month', at, by: { kind: 'system' }, ...month } as const;
  const next = nextSettlement(portal, { ...booking, actions: [...actions, action] });
  if (!next) await bookKept(portal, booking, { ended: at, at, unit });
  if (month.care + month.meals > 0) await writeToFamily(portal, booking, 'month_settled', { month, about: month.from, unit });
  return { booking: await portal.bookings.addAction(booking, action, unit, { nextSettlementAt: next }), month };
}
