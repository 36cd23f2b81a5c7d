import { type Fen, percentOf, split, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import { toLocal } from '../time/zoned-time.ts';
import { type Interest, interestOn } from './interest.ts';
import { computeRefund, type Refund, type RefundBasis, type RefundFacts } from './refund.ts';
import { findRule } from './refund-rules.ts';

/** What is known beside the care itself. */
export interface MoneyFacts extends RefundFacts {
  /** The day of the contract. */
  madeOn: CivilDate;
  /** The day on which the family has the money, or until which is reckoned. */
  paidOn: CivilDate;
  /** Earnest money, where nothing else has been paid yet: it goes into the first bill, and beyond that into the next. */
  earnestAlone?: Fen;
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
  const lines = facts.earnestAlone === undefined ? basis.lines : inBills(basis.lines, facts.earnestAlone);
  const refund = computeRefund({ ...basis, lines }, facts, special);
  const askedOn = toLocal(facts.now, basis.timeZone).date;
  const { payWithinDays } = basis.terms;
  const rule = findRule(basis.terms, 'interest');
  const ended = { by: facts.cause, on: askedOn };
  const { paidOn, madeOn } = facts;
  const interest = rule && interestOn({ amount: refund.total, ended, askedOn, payWithinDays, paidOn, madeOn, special }, rule);
  const earnest = earnestOf(facts.earnestAlone ?? 0, { whole, maxPercent: findRule(basis.terms, 'earnest')?.maxPercent });
  const earnestAgain = facts.cause === 'centre' ? earnest.within : 0;
  const late = lateness({ askedOn, paidOn, special }, basis);
  return {
    ...refund,
    paid: sum(lines.map(({ amount }) => amount)),
    interest,
    earnestAgain,
    overEarnest: earnest.over,
    ...(late ? { late } : {}),
    toFamily: refund.total + (interest?.total ?? 0) + earnestAgain,
  };
}

/**
 * Earnest money is a part of the first bill, and what that does not take up is a part of the next: spread over the lines of
 * each, to the fen.
 */
function inBills(lines: readonly PriceLine[], earnest: Fen): PriceLine[] {
  const starts = new Set(lines.map(({ period }) => period?.from ?? ''));
  let left = earnest;
  return [...starts].sort().flatMap((from) => {
    const bill = lines.filter(({ period }) => (period?.from ?? '') === from);
    const amounts = bill.map(({ amount }) => amount);
    const own = Math.min(left, sum(amounts));
    left -= own;
    const parts = split(own, amounts);
    return own > 0 ? bill.map((line, at) => ({ ...line, amount: parts[at] ?? 0, listAmount: undefined })) : [];
  });
}

function earnestOf(earnest: Fen, { whole, maxPercent = 0 }: { whole: Fen; maxPercent?: number }) {
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
