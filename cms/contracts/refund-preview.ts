import { type Problem, unprocessable } from '#cms/core/problem.ts';
import { daysNotGiven } from '#cms/payments/deliver-care.ts';
import { owedOver } from '#cms/payments/owed.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import {
  attendedDates,
  creditedOf,
  endedByCentre,
  type RosterQuestion,
  reasonOfEnd,
  settledOf,
} from '#domain/booking/booking-state.ts';
import { earnestPaid, paymentsOfPrice } from '#domain/booking/earnest-paid.ts';
import { computeRefund, type Refund, type RefundBasis } from '#domain/contract/refund.ts';
import { type LeavingReason, type RefundRule, type RefundTerms, reasonsAsked } from '#domain/contract/refund-rules.ts';
import { type RefundStep, refundSchedule } from '#domain/contract/refund-schedule.ts';
import { sum } from '#domain/money/money.ts';
import type { StillOwed } from '#domain/money/outside-return.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { specialDays, termEnds } from '#domain/time/workdays.ts';
import { toInstant, toLocal } from '#domain/time/zoned-time.ts';
import { rosterQuestion } from './roster-question.ts';
import { stoppedAhead, type UnservedDay } from './stopped-ahead.ts';

export interface RefundPreview extends Refund {
  /** Whose doing it would be: the centre's, when it has ended the contract, or cannot take the child on a day that is booked and still to come. */
  cause: 'family' | 'centre';
  /** Why it ends, where anybody has said so. */
  why?: LeavingReason;
  /** The reasons by which more may come back: its family is asked for them. */
  reasons: LeavingReason[];
  /** The first such day, and why. */
  stopped?: UnservedDay;
  paid: number;
  paidAt: string;
  /** How much of the total is still to come: the provider may have given back some of it already. */
  owed: StillOwed;
  /** The same question, a day from now. */
  tomorrow: number;
  steps: RefundStep[];
  /** Days attended in the month that runs. */
  attended: number;
  /** The money is there by this day. */
  byDate: CivilDate;
  asOf: string;
  /** What the centre is asked before the money goes: `total` is what comes back if it does not answer. */
  asked?: RosterQuestion;
}

/** A family says why it leaves only where a rule of its own contract asks: nothing is kept of it that nobody needs. */
export const refuseReason = ({ terms }: Pick<BookingRecord, 'terms'>, why: LeavingReason | undefined): Problem | undefined =>
  why === undefined || why === 'own_choice' || reasonsAsked(terms).includes(why)
    ? undefined
    : unprocessable('reason_not_asked', { field: 'why' });

/** The terms with another rule in the place of theirs of that kind. */
const withRule = (terms: RefundTerms, rule: RefundRule): RefundTerms => ({
  ...terms,
  rules: [...terms.rules.filter(({ kind }) => kind !== rule.kind), rule],
});

/**
 * What cancelling now gives back, from the signed contract's own snapshot; with `instead`, what it would give had it that rule;
 * at a moment to come with `comes`, the days on which the child will have come by then; for a reason with `why`, else for the
 * one that is kept with its end.
 * `undefined` when nothing was paid.
 */
export async function refundPreview(
  portal: Pick<Portal, 'bookings' | 'city' | 'contracts' | 'now' | 'outsideReturns' | 'refunds' | 'special' | 'supplies'>,
  booking: BookingRecord,
  {
    cause: said,
    at = portal.now(),
    instead,
    comes = [],
    why: asSaid,
  }: {
    cause?: 'family' | 'centre';
    at?: string;
    instead?: RefundRule;
    comes?: readonly CivilDate[];
    why?: LeavingReason;
  } = {},
): Promise<RefundPreview | undefined> {
  const paid = booking.actions.findLast((action) => action.type === 'pay');
  if (!paid || !booking.contractId) return undefined;
  const { snapshot } = await portal.contracts.get(booking.contractId);
  const basis: RefundBasis = {
    lines: snapshot.lines,
    terms: instead ? withRule(snapshot.terms, instead) : snapshot.terms,
    timeZone: snapshot.timeZone,
    hadSameService: snapshot.hadSameService,
  };
  const { actions } = booking;
  const stopped = said ? undefined : await stoppedAhead(portal, booking, toLocal(at, snapshot.timeZone).date);
  const cause = said ?? (stopped || endedByCentre(actions) ? 'centre' : 'family');
  const why = asSaid ?? reasonOfEnd(actions) ?? (stopped?.why === 'stopped' ? 'centre_stopped' : undefined);
  const notGiven = daysNotGiven(portal, booking, at);
  const coming = comes.filter((date) => !notGiven.some((day) => day.date === date));
  const known = {
    attended: [...new Set([...attendedDates(actions), ...coming])],
    settled: settledOf(actions),
    notGiven,
    credited: creditedOf(actions),
  };
  const earnest = earnestPaid(actions);
  const facts = {
    paidAt: paid.at,
    ...(earnest ? { earnest: { amount: earnest.amount, paidAt: earnest.at, backUntil: earnest.backUntil } } : {}),
    cause,
    why,
    ...known,
  };
  const special = specialDays(snapshot.calendar);
  // The same hour of the next day there: where the clocks change, that is not a day of 24 hours.
  const { date, minute } = toLocal(at, snapshot.timeZone);
  const dayLater = toInstant({ date: addDays(date, 1), minute }, snapshot.timeZone);
  const refund = computeRefund(basis, { ...facts, now: at }, special);
  return {
    ...refund,
    cause,
    ...(why ? { why } : {}),
    reasons: cause === 'family' ? reasonsAsked(basis.terms) : [],
    ...(stopped ? { stopped } : {}),
    paid: sum(paymentsOfPrice(actions).map(({ amount }) => amount)),
    paidAt: paid.at,
    owed: await owedOver(portal, booking, refund.total),
    tomorrow: computeRefund(basis, { ...facts, now: dayLater }, special).total,
    steps: refundSchedule(basis, { ...facts, now: at }, special),
    attended: Math.max(0, ...refund.lines.map(({ reason }) => (reason.code === 'attended_band' ? reason.attended : 0))),
    byDate: termEnds(toLocal(at, snapshot.timeZone).date, snapshot.terms.payWithinDays, portal.special()),
    asOf: at,
    asked: await rosterQuestion(portal, booking, { refund, basis, facts: { ...facts, now: at }, calendar: special }),
  };
}
