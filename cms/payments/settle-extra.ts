import { claimOccasions, sellingNow } from '#cms/places/claim-occasions.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { PaymentState } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { extrasOf, lateDateOf, pendingOf } from '#domain/booking/extras.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { extensionPrice } from '#domain/booking/stay-time.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { extraEntry, extraPaymentEntry, heldOf } from '#domain/money/ledger.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { longerClaim } from '#domain/places/capacity.ts';
import { isHeld } from '#domain/places/hold-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { changeEnd, runningStay } from './change-end.ts';
import { type GivenBack, giveBack, type Paid } from './give-back.ts';
import { issueReceipt } from './issue-receipt.ts';

/** Paid for beside the price, and what the family is told of it. */
export interface ExtraPaid {
  kind: 'extra_paid';
  booking: BookingRecord;
  letter: 'stay_longer' | 'late_paid';
  told: { day: CivilDate; end?: number; amount: number };
}

type Settling = Pick<
  Portal,
  | 'bookings'
  | 'city'
  | 'contracts'
  | 'facilities'
  | 'guardians'
  | 'ledger'
  | 'now'
  | 'payments'
  | 'receipts'
  | 'refunds'
  | 'sheets'
  | 'special'
  | 'supplies'
>;

type PaidExtra = Omit<Paid, 'payment'> & { payment: Paid['payment'] & { extra: string } };

/**
 * Takes in what the provider says of a payment beside a booking's price. What is declined leaves everything as it was:
 * a stay ends when it did, a charge stands.
 */
export async function settleExtra(
  portal: Settling,
  { booking, payment: asked, state, at }: PaidExtra & { state: PaymentState },
  unit: Unit,
): Promise<ExtraPaid | GivenBack | { kind: 'recorded' }> {
  if (state.status !== 'paid') return { kind: 'recorded' };
  const { amount, currency } = state;
  const payment = { ...asked, received: amount, receivedCurrency: currency };
  const back = async (cause: PaymentReturn) => {
    const given = await giveBack(portal, { booking, payment, amount, currency, cause, at }, unit);
    return { ...given, isExtra: true };
  };
  if (amount !== asked.amount || currency !== portal.city.currency) return back('other_amount');
  const date = lateDateOf(asked.extra);
  const paid = { booking, payment, at };
  const done = date ? await takeLateFee(portal, { ...paid, date }, unit) : await takeLonger(portal, paid, unit);
  return typeof done === 'string' ? back(done) : done;
}

async function takeLateFee(
  portal: Settling,
  { booking, payment, at, date }: PaidExtra & { date: CivilDate },
  unit: Unit,
): Promise<ExtraPaid | PaymentReturn> {
  const charge = extrasOf(booking.actions).find(({ id }) => id === payment.extra);
  if (charge?.state !== 'due') return charge?.state === 'paid' ? 'paid_already' : 'given_up';
  const { amount } = payment;
  const action = { type: 'pay_late', at, by: { kind: 'provider' }, date, payment: payment.id, amount } as const;
  const after = await portal.bookings.addAction(booking, action, unit);
  const line: PriceLine = { kind: 'care', form: booking.form, unit: 'session', unitAmount: amount, quantity: 1, amount };
  await book(portal, { booking, payment, at }, { ...line, extra: 'late' }, unit);
  return { kind: 'extra_paid', booking: after, letter: 'late_paid', told: { day: date, amount } };
}

/**
 * A deadline is judged by when was paid; what was paid in time and heard of late is the family's if it is still free. Its
 * child may have been booked elsewhere since it was asked for: it is in one place at a time.
 */
async function takeLonger(portal: Settling, paid: PaidExtra, unit: Unit): Promise<ExtraPaid | PaymentReturn> {
  const { booking, payment, at } = paid;
  const { actions } = booking;
  if (actions.some((one) => one.type === 'stay_longer' && one.asked === payment.extra)) return 'paid_already';
  const pending = pendingOf(actions);
  const stay = booking.occasions.find(({ date }) => date === pending?.date);
  if (pending?.id !== payment.extra || !stay || stay.to !== pending.was || booking.status !== 'confirmed') return 'given_up';
  const { date, was, to, amount, until } = pending;
  if (attendanceOn(actions, date).left) return 'given_up';
  if (at >= until) return 'late_payment';
  const now = portal.now();
  const added = [{ date, from: was, to }];
  await portal.guardians.takeTurn(booking.guardianId, unit);
  const others = await liveStays(portal.bookings, { childId: booking.childId, but: booking.id, at: now }, unit);
  if (overlapping(others, added)) return 'booked_meanwhile';
  if (!isHeld(until, now)) {
    const selling = await sellingNow(portal, booking, unit);
    const claim = { occasions: added, booking: longerClaim(booking.id), now, unit };
    if (!selling || (await claimOccasions(portal, { ...selling, ...claim }))) return 'sold_meanwhile';
  }
  const agreed = await runningStay(portal, booking);
  const line = agreed && extensionPrice(agreed, stay, to).line;
  if (!line) throw new Error(`booking ${booking.number} has no price for a longer stay`);
  const action = { at, by: { kind: 'provider' }, type: 'stay_longer', date, was, to, amount, payment: payment.id } as const;
  const after = await changeEnd(portal, booking, { ...action, asked: payment.extra }, unit);
  const owed = extraEntry(booking.id, { id: payment.extra, at, amount });
  await portal.ledger.write(owed, { ...booking, bookingId: booking.id }, unit);
  await book(portal, paid, { ...line, extra: 'longer' }, unit);
  return { kind: 'extra_paid', booking: after, letter: 'stay_longer', told: { day: date, end: to, amount } };
}

/** The money that came, and its receipt. */
async function book(portal: Settling, { booking, payment, at }: PaidExtra, line: PriceLine, unit: Unit): Promise<void> {
  const { reference, amount, provider } = payment;
  const entry = extraPaymentEntry({ payment: reference, at, into: heldOf(provider), amount });
  await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
  const receipt = { kind: 'payment', source: `payment:${reference}`, amount, lines: [line] } as const;
  await issueReceipt(portal, { ...receipt, lines: [line], booking, payment, at }, unit);
}
