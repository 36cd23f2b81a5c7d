import { careDays, type ServicePeriod } from '../care/care.ts';
import { type Fen, percentOf, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import { type Instant, minutesBetween, toInstant, toLocal } from '../time/zoned-time.ts';
import { earnestBackUntil, earnestOf, earnestParts } from './earnest.ts';
import {
  type Arithmetic,
  type BegunMonth,
  type DayNotGiven,
  type MonthReason,
  type MonthSum,
  mealsSum,
  monthSums,
  noneAgreed,
} from './month-sums.ts';
import {
  type EndedBy,
  findRule,
  fitsEnd,
  type LeavingReason,
  type MealsRule,
  type RefundRule,
  type RefundTerms,
  type TieredRule,
} from './refund-rules.ts';

/** What was agreed: taken from the signed contract, never from today's settings (promise 4). */
export interface RefundBasis {
  lines: readonly PriceLine[];
  terms: RefundTerms;
  timeZone: string;
  /** The family had already received the same service when it signed, so F1 does not apply. */
  hadSameService: boolean;
}

/** What has happened since. */
export interface RefundFacts {
  now: Instant;
  paidAt: Instant;
  /** Days on which the child was in the centre. */
  attended: readonly CivilDate[];
  cause: EndedBy;
  why?: LeavingReason;
  /** Booked days on which the centre was shut. */
  notGiven?: readonly DayNotGiven[];
  /** Days that were reported not needed and taken by others, with what of their fee has come back. */
  credited?: readonly Credited[];
  /** Earnest money that the contract lets the centre keep; where nothing is said, what its terms ask for, paid with the rest. */
  earnest?: { amount?: Fen; paidAt: Instant; backUntil?: CivilDate };
  /** Months that were settled when they were over, with what came back of them. */
  settled?: readonly { from: CivilDate; care: Fen; meals: Fen }[];
}

/** What of the fee of a day has come back because its place was taken by another family. */
export interface Credited {
  date: CivilDate;
  care: Fen;
}

export type RefundReason =
  | MonthReason
  | { code: 'cooling_off'; lastDay: CivilDate }
  | { code: 'not_begun' }
  | { code: 'earnest_kept'; lastDay: CivilDate }
  | { code: 'meals_unused'; eaten: number; workdays: number }
  | { code: 'hours_before'; minutesLeft: number; percent: number }
  | { code: 'no_show'; percent: number }
  | { code: 'place_taken'; taken: number; of: number; percent: number }
  | { code: 'month_settled' }
  | { code: 'month_over' }
  | { code: 'begun' }
  | { code: 'goodwill' }
  | { code: 'no_rule' };

/**
 * Why a payment goes straight back: it was made too late, the family had given the booking up or the places were
 * sold before we heard of it, the centre had had to stop, or was shut on the day by then, it was another sum than was asked for, or the booking had been paid for already.
 */
export const PAYMENT_RETURNS = [
  'late_payment',
  'given_up',
  'sold_meanwhile',
  'over_meanwhile',
  'booked_meanwhile',
  'centre_stopped',
  'centre_shut',
  'other_amount',
  'paid_already',
] as const;
export type PaymentReturn = (typeof PAYMENT_RETURNS)[number];

/** Why money goes back: whose doing a cancellation was, a service month that is over, months that other care takes the place of, a place that another took, what its centre gives beyond the contract, earnest money of what was never paid for, the same again from a centre in breach, interest, or a payment that is not taken. */
export const REFUND_CAUSES = [
  'family',
  'centre',
  'month_settled',
  'care_changed',
  'place_taken',
  'goodwill',
  'earnest',
  'earnest_again',
  'interest',
  ...PAYMENT_RETURNS,
] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

/** Money that was never the centre's: it is returned whole, and by no rule of the contract. */
export function isReturned(cause: RefundCause): cause is PaymentReturn {
  return (PAYMENT_RETURNS as readonly RefundCause[]).includes(cause);
}

/** What the centre pays apart, by hand: no part of what the family had paid goes back by it. */
export const isPaidApart = (cause: RefundCause): boolean => cause === 'interest' || cause === 'earnest_again';

/** `requested` until it has been sent; `failed` needs a person. */
export const REFUND_STATUSES = ['requested', 'sent', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export interface RefundLine {
  line: PriceLine;
  paid: Fen;
  refund: Fen;
  reason: RefundReason;
  /** The rule of the contract that gives this sum, as it stands there; none where the law alone does. */
  rule?: Pick<RefundRule, 'code' | 'version' | 'source' | 'status'>;
  sum?: Arithmetic;
  /** Other lawful sums, which were less: the largest is paid. */
  less?: { reason: RefundReason; refund: Fen }[];
  /** So much of the line came back before, for days whose place another family took; it is not in `paid` any more. */
  credited?: Fen;
  /** Reckoned at the list price: what was used comes to this much (F9). */
  usedAtList?: Fen;
}

export interface Refund {
  lines: RefundLine[];
  total: Fen;
}

/**
 * What cancelling at `facts.now` gives back, line by line. A pure function of the contract's own
 * snapshot and the facts; never more than was paid. Of several lawful sums the largest is paid, and the others are told.
 */
export function computeRefund(basis: RefundBasis, facts: RefundFacts, special: SpecialDays): Refund {
  const lastDay = coolingOffEnds(basis, facts, special);
  const today = toLocal(facts.now, basis.timeZone).date;
  const cooling = lastDay !== undefined && today <= lastDay ? lastDay : undefined;
  const kept = keptEarnest(basis, facts, { special, today });
  const lines = basis.lines.map((line) => refundLine(line, { basis, facts, special, today, cooling, kept }));
  return { lines, total: sum(lines.map(({ refund }) => refund)) };
}

/**
 * The last day on which F1 gives everything back. The day of payment is not counted, and a last day
 * on a rest day moves to the next working day (民法典 art. 201, 203).
 */
export function coolingOffEnds(
  basis: RefundBasis,
  { paidAt }: Pick<RefundFacts, 'paidAt'>,
  special: SpecialDays,
): CivilDate | undefined {
  const rule = findRule(basis.terms, 'cooling_off');
  if (!rule || basis.hadSameService) return undefined;
  return termEnds(toLocal(paidAt, basis.timeZone).date, rule.days, special);
}

interface KeptEarnest {
  parts: Map<PriceLine, Fen>;
  lastDay: CivilDate;
  /** Care has not begun. */
  ahead: boolean;
}

/**
 * What of each line is earnest money, for a family that ends the contract after the days in which all of it comes back:
 * until care begins that is the centre's (民法典 art. 587), whatever else is paid. It has seven days of its own, which the
 * rest, paid later, makes no longer.
 */
function keptEarnest(
  basis: RefundBasis,
  { cause, earnest, paidAt }: RefundFacts,
  { special, today }: { special: SpecialDays; today: CivilDate },
): KeptEarnest | undefined {
  const amount = earnest?.amount ?? earnestOf(basis);
  if (cause !== 'family' || amount <= 0) return undefined;
  const paidOn = toLocal(earnest?.paidAt ?? paidAt, basis.timeZone).date;
  const lastDay = earnest?.backUntil ?? earnestBackUntil(basis.terms, paidOn, special);
  const first = basis.lines.flatMap(({ period }) => period?.from ?? []).sort()[0];
  const ahead = first !== undefined && today < first;
  return today > lastDay ? { parts: earnestParts(basis.lines, amount), lastDay, ahead } : undefined;
}

interface LineContext {
  basis: RefundBasis;
  facts: RefundFacts;
  special: SpecialDays;
  today: CivilDate;
  cooling: CivilDate | undefined;
  kept: KeptEarnest | undefined;
}

/** A line's sum before it is cut to what was paid and has not come back yet. */
type LineSum = Pick<RefundLine, 'refund' | 'reason' | 'sum' | 'less' | 'usedAtList'> & { by?: RefundRule };

/** Sums of days that are none of those that have come back: what is left of the month, and days on which the centre was shut. */
const OF_OTHER_DAYS: readonly RefundReason['code'][] = ['days_shut', 'remaining_period'];

/** Reckoned on the whole fee, and what has come back of days before is part of the sum: no day is paid back twice. */
function lessCredited<T extends Pick<LineSum, 'refund' | 'reason'>>(one: T, credited: Fen): T {
  return OF_OTHER_DAYS.includes(one.reason.code) ? one : { ...one, refund: Math.max(0, one.refund - credited) };
}

const creditedIn = ({ kind, period, occasion }: PriceLine, credited: readonly Credited[]): Fen => {
  const within = ({ date }: Credited) => (period ? period.from <= date && date <= period.to : occasion?.date === date);
  return kind === 'care' ? sum(credited.filter(within).map(({ care }) => care)) : 0;
};

function refundLine(line: PriceLine, context: LineContext): RefundLine {
  const credited = creditedIn(line, context.facts.credited ?? []);
  const { refund, reason, by, ...told }: LineSum = line.period
    ? refundMonth(line, line.period, context, credited)
    : lessCredited(refundSingle(line, context), credited);
  const before = context.facts.settled?.find(({ from }) => from === line.period?.from);
  const had = before?.[line.kind] ?? 0;
  // Rules are data that people edit: whatever they say, a refund is part of what was paid, and has not come back before.
  const paid = Math.max(0, line.amount - credited);
  const rest = Math.max(0, Math.min(paid, refund) - had);
  if (before && rest === 0) return { line, paid, refund: 0, reason: { code: 'month_settled' } };
  return { line, paid, refund: rest, reason, ...(by ? { rule: named(by) } : {}), ...told, ...(credited ? { credited } : {}) };
}

/** A rule as a line of a refund names it. */
export const named = ({ code, version, source, status }: RefundRule): NonNullable<RefundLine['rule']> => ({
  code,
  version,
  source,
  ...(status ? { status } : {}),
});

/** The rule of whose clause it is that nothing comes back, or that what has not begun does. */
const sayingOf = ({ kind, period }: PriceLine, { basis }: LineContext): RefundRule | undefined =>
  findRule(basis.terms, kind === 'meals' ? 'meals_unused' : period ? 'monthly_band' : 'tiered');

const isReached = (rule: MealsRule | undefined, to: CivilDate, today: CivilDate) =>
  rule?.reaches !== 'month_of_leaving' || today <= to;

/** F7, of a single stay: its meal, when the child did not come. */
export function uneatenMeal(
  { amount, occasion }: PriceLine,
  { attended }: Pick<RefundFacts, 'attended'>,
): Pick<RefundLine, 'refund' | 'reason'> {
  const eaten = occasion && attended.includes(occasion.date) ? 1 : 0;
  return { refund: eaten ? 0 : amount, reason: { code: 'meals_unused', eaten, workdays: 1 } };
}

/** F7, by the days of the month's care on which the child did not come. */
function uneatenMeals({ amount }: PriceLine, period: ServicePeriod, { basis, facts, special, today }: LineContext): LineSum {
  const { from, to } = period;
  const rule = findRule(basis.terms, 'meals_unused');
  if (!isReached(rule, to, today)) return { refund: 0, reason: { code: 'month_over' }, by: rule };
  const workdays = careDays(period, special).length;
  const eaten = facts.attended.filter((date) => from <= date && date <= to).length;
  return { ...mealsSum(amount, { workdays, eaten }), reason: { code: 'meals_unused', eaten, workdays }, by: rule };
}

/** Rules that are a way of their own to reckon a month of which some was given. */
const MONTH_METHODS: readonly RefundRule['kind'][] = ['monthly_band', 'attended_days', 'absence', 'remaining_period'];

function refundMonth(line: PriceLine, period: ServicePeriod, context: LineContext, credited: Fen): LineSum {
  const { from, to } = period;
  const { basis, facts, today, cooling, kept } = context;
  const { rules } = basis.terms;
  const by = sayingOf(line, context);
  const withheld = withoutEarnest(line, context);
  if (kept?.ahead && withheld) return lessCredited(withheld, credited);
  if (today < from) return lessCredited({ refund: line.amount, reason: { code: 'not_begun' }, by }, credited);
  if (line.kind === 'meals') return uneatenMeals(line, period, context);
  if (cooling && !withheld) {
    const rule = findRule(basis.terms, 'cooling_off');
    return lessCredited({ refund: line.amount, reason: { code: 'cooling_off', lastDay: cooling }, by: rule }, credited);
  }
  const month = begunMonth(period, context);
  const fee = listFee(line, context) ?? line.amount;
  const sums = monthSums(fee, month, { rules, paid: line.amount });
  const hasMethod = rules.some((rule) => MONTH_METHODS.includes(rule.kind) && fitsEnd(rule, facts));
  if (!hasMethod && today <= to) sums.push({ ...noneAgreed(fee, month), rule: findRule(basis.terms, 'none_agreed') });
  // The seven days of the rest give back the rest; the rules of the month may give more.
  const lawful: LineSum[] = sums.map((one) => lessCredited(atPrice(one, { fee, paid: line.amount }), credited));
  return largest(cooling && withheld ? [...lawful, lessCredited(withheld, credited)] : lawful, {
    refund: 0,
    reason: { code: 'month_over' },
    by,
  });
}

/** All of a line but the earnest money in it, where the centre keeps that. */
function withoutEarnest(line: PriceLine, { basis, kept }: LineContext): LineSum | undefined {
  const part = kept?.parts.get(line) ?? 0;
  if (!kept || part === 0) return undefined;
  const reason = { code: 'earnest_kept', lastDay: kept.lastDay } as const;
  return { refund: line.amount - part, reason, by: findRule(basis.terms, 'earnest') };
}

function begunMonth({ from, to, weekdays }: ServicePeriod, { basis, facts, special, today }: LineContext): BegunMonth {
  const periods = basis.lines.flatMap(({ period }) => (period ? [period] : []));
  const days = {
    first: periods.map(({ from }) => from).sort()[0],
    last: periods
      .map(({ to }) => to)
      .sort()
      .at(-1),
  };
  return {
    ...{ from, to, today },
    firstDay: days.first ?? from,
    lastDay: days.last ?? to,
    workdays: careDays({ from, to, weekdays }, special).length,
    attended: facts.attended.filter((date) => from <= date && date <= to).length,
    ...(weekdays === undefined ? {} : { meant: careDays({ from: days.first ?? from, to, weekdays }, special) }),
    came: facts.attended,
    cause: facts.cause,
    why: facts.why,
    notGiven: facts.notGiven ?? [],
  };
}

/** F9: the list price, where what was used is reckoned at it. */
function listFee({ listAmount }: PriceLine, { basis, facts }: LineContext): Fen | undefined {
  const rule = findRule(basis.terms, 'discount');
  return rule && listAmount !== undefined && rule[facts.cause] === 'list' ? listAmount : undefined;
}

/** What was used at the list price is taken from what was paid, and never more than that (art. 19, 20). */
function atPrice({ rule: by, atPricePaid, ...one }: MonthSum, { fee, paid }: { fee: Fen; paid: Fen }): LineSum {
  if (atPricePaid || fee === paid) return { ...one, by };
  const used = fee - one.refund;
  return { ...one, by, refund: Math.max(0, paid - used), usedAtList: used };
}

/**
 * Of several lawful sums the largest is paid; of equal ones the first. The days on which the centre was shut are told
 * only where they are what is paid: until the month is over there may be more of them.
 */
function largest(sums: readonly LineSum[], none: LineSum): LineSum {
  const [most, ...rest] = sums.toSorted((a, b) => b.refund - a.refund);
  if (!most) return none;
  const less = rest.filter(({ reason }) => reason.code !== 'days_shut').map(({ reason, refund }) => ({ reason, refund }));
  return less.length > 0 ? { ...most, less } : most;
}

function refundSingle(line: PriceLine, context: LineContext): LineSum {
  const { basis, facts, cooling } = context;
  const by = sayingOf(line, context);
  if (!line.occasion) return { refund: line.amount, reason: { code: 'no_rule' } };
  const start = toInstant({ date: line.occasion.date, minute: line.occasion.from }, basis.timeZone);
  const minutesLeft = Math.floor(minutesBetween(facts.now, start));
  if (facts.cause === 'centre') return { refund: line.amount, reason: { code: 'not_begun' } };
  // One stay is one delivery: it begins at its hour, or when the child is received before it.
  if (minutesLeft <= 0 || facts.attended.includes(line.occasion.date)) return { refund: 0, reason: { code: 'begun' }, by };
  if (cooling)
    return { refund: line.amount, reason: { code: 'cooling_off', lastDay: cooling }, by: findRule(basis.terms, 'cooling_off') };
  if (line.kind === 'meals') return { refund: line.amount, reason: { code: 'not_begun' }, by };
  const tiered = basis.terms.rules.filter((rule) => rule.kind === 'tiered').filter((rule) => fitsEnd(rule, facts));
  const sums = tiered.map((rule): LineSum => {
    const percent = tierPercent(rule, minutesLeft);
    const arithmetic = { of: line.amount, times: percent, over: 100 };
    const reason = { code: 'hours_before', minutesLeft, percent } as const;
    return { refund: percentOf(line.amount, percent), reason, sum: arithmetic, by: rule };
  });
  return largest(sums, { refund: line.amount, reason: { code: 'no_rule' } });
}

function tierPercent(rule: TieredRule, minutesLeft: number): number {
  const tier = rule.tiers.find(({ hoursBefore }) => minutesLeft >= hoursBefore * 60);
  return tier?.percent ?? rule.otherwisePercent;
}
