import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { canBePaid } from '#cms/portal/ways-to-pay.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { CentreEnd } from '#domain/booking/centre-end.ts';
import { EARNEST, earnestPaid } from '#domain/booking/earnest-paid.ts';
import { type EarnestEndedBy, earnestBack, earnestLines } from '#domain/contract/earnest.ts';
import { interestEntry, keptEntry } from '#domain/money/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { writeToFamily } from './family-letters.ts';
import { requestRefund } from './request-refund.ts';

type Settling = Pick<Portal, 'bookings' | 'city' | 'ledger' | 'letters' | 'payments' | 'refunds'>;

interface Ending {
  by: EarnestEndedBy;
  at: Instant;
}

/** What becomes of the earnest money of a booking that ends now, by its contract; nothing where none is paid. */
export function earnestNow(
  { city }: Pick<Portal, 'city'>,
  { actions, terms, total: whole }: Pick<BookingRecord, 'actions' | 'terms' | 'total'>,
  { by, at }: Ending,
): { back: Fen; again: Fen } {
  const paid = earnestPaid(actions);
  if (!paid) return { back: 0, again: 0 };
  const { amount, backUntil } = paid;
  return earnestBack({ amount, whole, terms }, { by, on: toLocal(at, city.timeZone).date, backUntil });
}

type Judging = Parameters<typeof canBePaid>[0] & Pick<Portal, 'city' | 'facilities' | 'special' | 'supplies'>;

/**
 * The same for a family that gives its place up: where the centre may not give the care any more, or cannot be paid the rest,
 * that is the centre's doing.
 */
export async function earnestGivenUp(
  portal: Judging,
  booking: BookingRecord,
  at: Instant,
): Promise<{ by: 'family' | 'centre'; amount: Fen; back: Fen; again: Fen }> {
  const amount = earnestPaid(booking.actions)?.amount ?? 0;
  const by = amount > 0 && !(await canGoOn(portal, booking)) ? 'centre' : 'family';
  return { by, amount, ...earnestNow(portal, booking, { by, at }) };
}

const canGoOn = async (portal: Judging, booking: BookingRecord): Promise<boolean> =>
  !(await refuseUnserved(portal, booking)) && canBePaid(portal, await portal.facilities.get(booking.facilityId));

/** Whether a family that gives its place up now does not get its earnest money back. */
export async function losesEarnest(portal: Judging, booking: BookingRecord): Promise<boolean> {
  const { amount, back } = await earnestGivenUp(portal, booking, portal.now());
  return booking.status === 'signed' && amount > 0 && back === 0;
}

/** A centre that ends a contract of which the family had hidden something breaks nothing. */
export const endedByCentreFor = ({ ground }: Pick<CentreEnd, 'ground'>): EarnestEndedBy =>
  ground === 'health_hidden' ? 'cleared' : 'centre';

/**
 * A booking ends of which the earnest money alone is paid: it goes back whole within the seven days, and when the centre does
 * not carry the contract out, which then owes it once more, apart, by hand (民法典 art. 587); else it is the centre's.
 *
 * @returns what goes back of what was paid
 */
export async function settleEarnest(portal: Settling, booking: BookingRecord, { by, at }: Ending, unit: Unit): Promise<Fen> {
  const paid = earnestPaid(booking.actions);
  if (!paid || booking.status !== 'signed') return 0;
  const { amount } = paid;
  const { facilityId, id: bookingId, lines: priced } = booking;
  const { back, again } = earnestNow(portal, booking, { by, at });
  const of = { bookingId, facilityId };
  if (back === 0) {
    const { prepaid_care: care, prepaid_meals: meals } = await portal.ledger.balances({ bookingId }, unit);
    const none = { care: 0, meals: 0 };
    await portal.ledger.write(keptEntry(bookingId, { at, prepaid: { care, meals }, refund: none }), of, unit);
    await writeToFamily(portal, booking, 'earnest_kept', { amount, unit });
    return 0;
  }
  const payment = await portal.payments.get(paid.payment, unit);
  const reason = { code: 'not_begun' } as const;
  const parts = earnestLines(priced, amount).map((line) => ({ ...line, extra: EARNEST }));
  const lines = parts.map((line) => ({ line, paid: line.amount, refund: line.amount, reason }));
  await requestRefund(portal, { booking, payment, amount: back, cause: 'earnest', lines, at }, unit);
  if (again === 0) await writeToFamily(portal, booking, 'earnest_back', { refund: back, unit });
  else await oweAgain(portal, booking, { amount: again, payment, at }, unit);
  return back;
}

/**
 * A centre in breach before care begins owes the earnest money once more, whether or not the rest is paid: what was paid goes
 * back by the contract, and this beside it.
 */
export async function oweEarnestAgain(portal: Settling, booking: BookingRecord, { by, at }: Ending, unit: Unit): Promise<void> {
  const paid = earnestPaid(booking.actions);
  const { again } = earnestNow(portal, booking, { by, at });
  const hasBegun = toLocal(at, portal.city.timeZone).date >= booking.from;
  if (!paid || again === 0 || hasBegun) return;
  await oweAgain(portal, booking, { amount: again, payment: await portal.payments.get(paid.payment, unit), at }, unit);
}

/** A debt of the centre, as interest is: it pays it apart, by hand. */
async function oweAgain(
  portal: Settling,
  booking: BookingRecord,
  { amount, payment, at }: { amount: Fen; payment: Payment; at: Instant },
  unit: Unit,
): Promise<void> {
  const of = { bookingId: booking.id, facilityId: booking.facilityId };
  const owed = { reference: `${payment.reference}-R-D`, amount, currency: payment.receivedCurrency ?? payment.currency };
  const asked = { cause: 'earnest_again', status: 'failed', requestedAt: at, paymentId: payment.id } as const;
  await portal.refunds.request({ ...asked, ...of, ...owed, lines: [] }, unit);
  await portal.ledger.write(interestEntry({ refund: owed.reference, at, amount }), of, unit);
  await writeToFamily(portal, booking, 'earnest_again', { refund: amount, about: owed.reference, unit });
}
