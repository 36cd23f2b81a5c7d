import { type Fen, percentOf, sum } from '../money/money.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import { toLocal } from '../time/zoned-time.ts';
import { earnestLines } from './earnest.ts';
import { type Interest, interestOn } from './interest.ts';
import { computeRefund, type Refund, type RefundBasis, type RefundFacts } from './refund.ts';
import { findRule } from './refund-rules.ts';

/** What is known beside the care itself. */
export interface MoneyFacts extends RefundFacts {
  /** The day of the contract. */
  madeOn: CivilDate;
  /** The day on which the family has the money, or until which is reckoned. */
  paidOn: CivilDate;
  /**
   * Earnest money, which goes into the first bill, and beyond that into the next; `alone` where nothing else has been paid
   * yet, `kept` where the contract says that a family that leaves before care begins does not get it back after its days.
   */
  given?: { amount: Fen; alone: boolean; kept: boolean };
}

/** All that a family gets when care ends: what it had paid and gets back, and what the centre pays apart. */
export interface RefundInFull extends Refund {
  paid: Fen;
  interest?: Interest;
  /** A centre in breach gives the earnest money twice: once back, and this beside it (民法典 art. 587). */
  earnestAgain: Fen;
  /** Earnest money over the part of the whole that may be taken as such: it is a prepayment like any other (art. 586). */
  overEarnest: Fen;
  /** Paid later than agreed, by so many days; so late that it counts as delayed on purpose. */
  late?: { days: number; onPurpose: boolean };
  toFamily: Fen;
}

/** The same rule on every later day: what comes back by the contract, with interest, earnest money and delay. */
export function refundInFull(basis: RefundBasis, facts: MoneyFacts, special: SpecialDays): RefundInFull {
  const whole = sum(basis.lines.map(({ amount }) => amount));
  const { given } = facts;
  const lines = given?.alone ? earnestLines(basis.lines, given.amount) : basis.lines;
  const earnest = withinPart(given?.amount ?? 0, { whole, maxPercent: findRule(basis.terms, 'earnest')?.maxPercent });
  const kept = given?.kept ? { earnest: { amount: earnest.within, paidAt: facts.paidAt } } : {};
  const refund = computeRefund({ ...basis, lines }, { ...facts, ...kept }, special);
  const askedOn = toLocal(facts.now, basis.timeZone).date;
  const { payWithinDays } = basis.terms;
  const rule = findRule(basis.terms, 'interest');
  const ended = { by: facts.cause, on: askedOn };
  const { paidOn, madeOn } = facts;
  const interest = rule && interestOn({ amount: refund.total, ended, askedOn, payWithinDays, paidOn, madeOn, special }, rule);
  const first = lines.flatMap(({ period }) => period?.from ?? []).sort()[0];
  // Once all is paid and care has begun it has gone into the bill.
  const isOpen = given?.alone || (first !== undefined && askedOn < first);
  const earnestAgain = facts.cause === 'centre' && isOpen ? earnest.within : 0;
  const late = lateness({ askedOn, paidOn, special }, basis);
  return {
    ...refund,
    paid: sum(lines.map(({ amount }) => amount)),
    interest,
    earnestAgain,
    overEarnest: isOpen ? earnest.over : 0,
    ...(late ? { late } : {}),
    toFamily: refund.total + (interest?.total ?? 0) + earnestAgain,
  };
}

function withinPart(earnest: Fen, { whole, maxPercent = 0 }: { whole: Fen; maxPercent?: number }) {
  const within = Math.min(earnest, percentOf(whole, maxPercent));
  return { within, over: earnest - within };
}

function lateness(
  { askedOn, paidOn, special }: { askedOn: CivilDate; paidOn: CivilDate; special: SpecialDays },
  { terms }: RefundBasis,
): RefundInFull['late'] {
  const days = daysBetween(termEnds(askedOn, terms.payWithinDays, special), paidOn);
  if (days <= 0) return undefined;
  const longest = findRule(terms, 'none_agreed')?.delayedAfterDays ?? terms.payWithinDays;
  return { days, onPurpose: paidOn > termEnds(askedOn, longest, special) };
}
