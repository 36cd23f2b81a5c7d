import { unusedPart } from '../money/delivery.ts';
import { type Fen, percentOf, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { isWorkday, type SpecialDays, workdaysFrom } from '../time/workdays.ts';
import { type Instant, minutesBetween, toInstant, toLocal } from '../time/zoned-time.ts';
import { findRule, type MealsRule, type MonthlyBandRule, type RefundTerms, type TieredRule } from './refund-rules.ts';

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
  cause: 'family' | 'centre';
  /** Booked days on which the centre was shut. */
  notGiven?: readonly DayNotGiven[];
  /** Months that were settled when they were over, with what came back of them. */
  settled?: readonly { from: CivilDate; care: Fen; meals: Fen }[];
}

/** A booked day that was not given, and the part of the fee that it would have used up. */
export interface DayNotGiven {
  date: CivilDate;
  care: Fen;
}

export type RefundReason =
  | { code: 'cooling_off'; lastDay: CivilDate }
  | { code: 'not_begun' }
  | { code: 'attended_band'; attended: number; workdays: number; percent: number }
  | { code: 'days_not_given'; attended: number; workdays: number }
  | { code: 'meals_unused'; eaten: number; workdays: number }
  | { code: 'hours_before'; minutesLeft: number; percent: number }
  | { code: 'days_shut'; days: number }
  | { code: 'month_settled' }
  | { code: 'month_over' }
  | { code: 'begun' }
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

/** Why money goes back: whose doing a cancellation was, a service month that is over, or a payment that is not taken. */
export const REFUND_CAUSES = ['family', 'centre', 'month_settled', ...PAYMENT_RETURNS] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];

/** Money that was never the centre's: it is returned whole, and by no rule of the contract. */
export function isReturned(cause: RefundCause): cause is PaymentReturn {
  return (PAYMENT_RETURNS as readonly RefundCause[]).includes(cause);
}

/** `requested` until it has been sent; `failed` needs a person. */
export const REFUND_STATUSES = ['requested', 'sent', 'failed'] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

export interface RefundLine {
  line: PriceLine;
  paid: Fen;
  refund: Fen;
  reason: RefundReason;
}

export interface Refund {
  lines: RefundLine[];
  total: Fen;
}

/**
 * What cancelling at `facts.now` gives back, line by line. A pure function of the contract's own
 * snapshot and the facts; never more than was paid. Where no rule was agreed the family gets the
 * line back (法释〔2025〕4号: terms are read in the consumer's favour).
 */
export function computeRefund(basis: RefundBasis, facts: RefundFacts, special: SpecialDays): Refund {
  const lastDay = coolingOffEnds(basis, facts, special);
  const today = toLocal(facts.now, basis.timeZone).date;
  const cooling = lastDay !== undefined && today <= lastDay ? lastDay : undefined;
  const lines = basis.lines.map((line) => refundLine(line, { basis, facts, special, today, cooling }));
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
  let day = addDays(toLocal(paidAt, basis.timeZone).date, rule.days);
  while (!isWorkday(day, special)) day = addDays(day, 1);
  return day;
}

interface LineContext {
  basis: RefundBasis;
  facts: RefundFacts;
  special: SpecialDays;
  today: CivilDate;
  cooling: CivilDate | undefined;
}

function refundLine(line: PriceLine, context: LineContext): RefundLine {
  const { refund, reason } = line.period ? refundMonth(line, line.period, context) : refundSingle(line, context);
  const before = context.facts.settled?.find(({ from }) => from === line.period?.from);
  const left = line.amount - (before?.[line.kind] ?? 0);
  // Rules are data that people edit: whatever they say, a refund is part of what was paid, and has not come back before.
  const rest = Math.max(0, Math.min(line.amount, refund) - (line.amount - left));
  return { line, paid: line.amount, refund: rest, reason: before && rest === 0 ? { code: 'month_settled' } : reason };
}

/** How many days of a span were not given, and what their care comes to. */
export function notGivenIn(days: readonly DayNotGiven[], { from, to }: { from: CivilDate; to: CivilDate }) {
  const within = days.filter(({ date }) => from <= date && date <= to);
  return { days: within.length, care: sum(within.map(({ care }) => care)) };
}

const isReached = (rule: MonthlyBandRule | MealsRule | undefined, to: CivilDate, today: CivilDate) =>
  rule?.reaches !== 'month_of_leaving' || today <= to;

/** F7, by the working days of the month on which the child did not come; the meal of a single stay, when it did not. */
export function uneatenMeals(
  { amount, period, occasion }: PriceLine,
  {
    basis,
    attended,
    special,
    today,
  }: { basis: RefundBasis; attended: readonly CivilDate[]; special: SpecialDays; today: CivilDate },
): Pick<RefundLine, 'refund' | 'reason'> {
  if (occasion) {
    const eaten = attended.includes(occasion.date) ? 1 : 0;
    return { refund: eaten ? 0 : amount, reason: { code: 'meals_unused', eaten, workdays: 1 } };
  }
  const { from, to } = period ?? { from: today, to: today };
  if (!isReached(findRule(basis.terms, 'meals_unused'), to, today)) return { refund: 0, reason: { code: 'month_over' } };
  const workdays = workdaysFrom(from, to, special).length;
  const eaten = attended.filter((date) => from <= date && date <= to).length;
  return { refund: unusedPart(amount, { workdays, came: eaten }), reason: { code: 'meals_unused', eaten, workdays } };
}

function refundMonth(line: PriceLine, period: { from: CivilDate; to: CivilDate }, context: LineContext) {
  const { basis, facts, special, today, cooling } = context;
  const workdays = workdaysFrom(period.from, period.to, special).length;
  const attended = facts.attended.filter((date) => period.from <= date && date <= period.to).length;
  if (today < period.from) return { refund: line.amount, reason: { code: 'not_begun' } as const };
  if (line.kind === 'meals') return uneatenMeals(line, { basis, attended: facts.attended, special, today });
  if (cooling) return { refund: line.amount, reason: { code: 'cooling_off', lastDay: cooling } as const };
  // A month that is over was given while the centre worked, but for the days on which it was shut.
  if (facts.cause === 'centre' && today <= period.to) {
    const refund = unusedPart(line.amount, { workdays, came: attended });
    return { refund, reason: { code: 'days_not_given', attended, workdays } as const };
  }
  const rule = findRule(basis.terms, 'monthly_band');
  if (!rule) return { refund: line.amount, reason: { code: 'no_rule' } as const };
  if (!isReached(rule, period.to, today)) {
    const { days, care } = notGivenIn(facts.notGiven ?? [], period);
    return { refund: care, reason: days > 0 ? ({ code: 'days_shut', days } as const) : ({ code: 'month_over' } as const) };
  }
  const percent = bandPercent(rule, attended, workdays);
  const shut = notGivenIn(facts.notGiven ?? [], period);
  // Of several lawful sums the largest is paid: what was not given comes back, whatever the band leaves of the month.
  if (shut.care > percentOf(line.amount, percent))
    return { refund: shut.care, reason: { code: 'days_shut', days: shut.days } as const };
  return { refund: percentOf(line.amount, percent), reason: { code: 'attended_band', attended, workdays, percent } as const };
}

function refundSingle(line: PriceLine, { basis, facts, cooling }: LineContext) {
  if (!line.occasion) return { refund: line.amount, reason: { code: 'no_rule' } as const };
  const start = toInstant({ date: line.occasion.date, minute: line.occasion.from }, basis.timeZone);
  const minutesLeft = Math.floor(minutesBetween(facts.now, start));
  if (facts.cause === 'centre') return { refund: line.amount, reason: { code: 'not_begun' } as const };
  // One stay is one delivery: it begins at its hour, or when the child is received before it.
  if (minutesLeft <= 0 || facts.attended.includes(line.occasion.date)) return { refund: 0, reason: { code: 'begun' } as const };
  if (cooling) return { refund: line.amount, reason: { code: 'cooling_off', lastDay: cooling } as const };
  if (line.kind === 'meals') return { refund: line.amount, reason: { code: 'not_begun' } as const };
  const rule = findRule(basis.terms, 'tiered');
  if (!rule) return { refund: line.amount, reason: { code: 'no_rule' } as const };
  const percent = tierPercent(rule, minutesLeft);
  return { refund: percentOf(line.amount, percent), reason: { code: 'hours_before', minutesLeft, percent } as const };
}

export function bandPercent(rule: MonthlyBandRule, attended: number, workdays: number): number {
  const band = rule.bands.find(({ upToDays }) => attended <= (upToDays === 'half' ? Math.floor(workdays / 2) : upToDays));
  return band?.percent ?? rule.otherwisePercent;
}

function tierPercent(rule: TieredRule, minutesLeft: number): number {
  const tier = rule.tiers.find(({ hoursBefore }) => minutesLeft >= hoursBefore * 60);
  return tier?.percent ?? rule.otherwisePercent;
}
