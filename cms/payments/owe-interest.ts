import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { type Interest, interestOn } from '#domain/contract/interest.ts';
import { isPaidApart, isReturned } from '#domain/contract/refund.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import { interestEntry } from '#domain/money/ledger.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { writeToFamily } from './family-letters.ts';

export type OwingInterest = Pick<
  Portal,
  'bookings' | 'city' | 'contracts' | 'ledger' | 'letters' | 'refunds' | 'special' | 'terms'
>;

/**
 * Writes down the interest that the centre owes on a refund that the family has now: it pays it apart, so it waits for a
 * person as money that cannot go back the way it came. Of a refund that is paid a second time only what has been added.
 */
export async function oweInterest(
  portal: OwingInterest,
  refund: RefundRecord,
  { at, paidOn }: { at: Instant; paidOn: CivilDate },
  unit: Unit,
): Promise<void> {
  const { reference, bookingId, paymentId, currency, times } = refund;
  const interest = await interestOf(portal, refund, paidOn, unit);
  const already = (await portal.refunds.listOf(bookingId, unit)).filter(
    (one) => one.cause === 'interest' && one.reference.startsWith(`${reference}-I`),
  );
  const amount: Fen = (interest?.total ?? 0) - sum(already.map((one) => one.amount));
  if (!interest || amount <= 0) return;
  const { facilityId } = await portal.bookings.get(bookingId, unit);
  const owed = { reference: `${reference}-I${times || ''}`, bookingId, facilityId, paymentId, amount, currency } as const;
  await portal.refunds.request({ ...owed, cause: 'interest', status: 'failed', lines: [], requestedAt: at, interest }, unit);
  await portal.ledger.write(interestEntry({ refund: owed.reference, at, amount }), { bookingId, facilityId }, unit);
  await writeToFamily(portal, { id: bookingId }, 'interest_due', { refund: amount, currency, about: owed.reference, unit });
}

/** Interest on a refund up to a day, by the rule of its contract; where that says none, by the city's of the day it was signed. */
async function interestOf(
  portal: OwingInterest,
  { bookingId, amount, cause, currency, requestedAt }: RefundRecord,
  paidOn: CivilDate,
  unit: Unit,
): Promise<Interest | undefined> {
  const { contractId, actions } = await portal.bookings.get(bookingId, unit);
  // Nor on what no contract asks for.
  const bearsNone = isReturned(cause) || isPaidApart(cause) || cause === 'goodwill';
  if (!contractId || bearsNone || currency !== portal.city.currency) return undefined;
  const { snapshot, signedAt } = await portal.contracts.get(contractId);
  const day = (instant: Instant) => toLocal(instant, snapshot.timeZone).date;
  const madeOn = day(signedAt);
  const ofCity = async () => (await portal.terms.rulesOn(madeOn)).map(({ rule }) => rule);
  const { payWithinDays } = snapshot.terms;
  const rule = findRule(snapshot.terms, 'interest') ?? findRule({ rules: await ofCity(), payWithinDays }, 'interest');
  if (!rule) return undefined;
  const isOfEnd = cause === 'family' || cause === 'centre';
  const cancelled = isOfEnd ? cancellationOf(actions) : undefined;
  const ended = cancelled && { by: cancelled.cause, on: day(cancelled.at) };
  const askedOn = ended?.on ?? day(requestedAt);
  return interestOn({ amount, ended, askedOn, payWithinDays, paidOn, madeOn, special: portal.special() }, rule);
}
