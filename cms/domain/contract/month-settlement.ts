import { type Fen, percentOf, sum } from '../money/money.ts';
import type { PriceLine } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, workdayAfter } from '../time/workdays.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';
import { type DayNotGiven, notGivenIn } from './month-sums.ts';
import { type Credited, computeRefund, named, type Refund, type RefundBasis, type RefundLine, uneatenMeal } from './refund.ts';
import { findRule, type RefundTerms, type RuleKind } from './refund-rules.ts';

/** A part of a booking that is settled when it is over: a service month, or a single stay. */
export interface Settled {
  from: CivilDate;
  to: CivilDate;
  /** What came back of it. */
  care: Fen;
  meals: Fen;
}

type Span = Pick<Settled, 'from' | 'to'>;

const spanOf = ({ period, occasion }: PriceLine): Span | undefined =>
  period ?? (occasion && { from: occasion.date, to: occasion.date });

/** The first service month of a contract, or its stay, that has not been settled. */
export function nextToSettle(lines: readonly PriceLine[], settled: readonly Span[]): Span | undefined {
  const open = lines.flatMap((line) => spanOf(line) ?? []).filter(({ from }) => !settled.some((one) => one.from === from));
  return open.sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

/** When a month, or a stay, is settled: once it is over, and the centre has had its working days to say who came. */
export function settlesAt(
  { to }: Span,
  { terms, timeZone }: { terms: RefundTerms; timeZone: string },
  special: SpecialDays,
): Instant {
  const within = (['monthly_band', 'meals_unused'] as const).map((kind) => findRule(terms, kind)?.answerWithinWorkdays ?? 0);
  const lastDay = workdayAfter(to, Math.max(...within), special);
  return toInstant({ date: addDays(lastDay, 1), minute: 0 }, timeZone);
}

/** The share of a single stay's fee that comes back though nobody came: what its contract gives who cancels last. */
export const noShowPercent = (terms: RefundTerms): number =>
  Math.max(0, ...terms.rules.map((rule) => (rule.kind === 'tiered' ? rule.otherwisePercent : 0)));

/** A stay that is over and to which nobody came, by the tiers of the contract: what was credited of it before is part of the sum. */
function ofNoShow({ line, paid }: RefundLine, terms: RefundTerms, attended: readonly string[]): RefundLine | undefined {
  const percent = noShowPercent(terms);
  if (percent === 0 || !line.occasion || attended.includes(line.occasion.date)) return undefined;
  const refund = Math.max(0, percentOf(line.amount, percent) - (line.amount - paid));
  const rule = terms.rules.find((one) => one.kind === 'tiered' && one.otherwisePercent === percent);
  const sum = { of: line.amount, times: percent, over: 100 };
  return { line, paid, refund, reason: { code: 'no_show', percent }, sum, ...(rule ? { rule: named(rule) } : {}) };
}

/** Rules that give something back of a month that is over though the family stays. */
const STAYING: readonly RuleKind[] = ['meals_unused', 'absence'];

/**
 * What comes back of a service month, or a stay, that is over while the family stays: meals that were not eaten, and the
 * care of days on which the centre was shut, which is the part of the fee that such a day would have used up.
 */
export function settle(
  basis: RefundBasis,
  {
    span,
    attended,
    notGiven,
    credited = [],
  }: { span: Span; attended: readonly CivilDate[]; notGiven: readonly DayNotGiven[]; credited?: readonly Credited[] },
  special: SpecialDays,
): Refund {
  const shut = notGivenIn(notGiven, span);
  const meals = findRule(basis.terms, 'meals_unused');
  // A rule that asks why care ended speaks of a family that has left.
  const rules = basis.terms.rules.filter(({ kind, scope }) => STAYING.includes(kind) && !scope?.why);
  const now = toInstant({ date: addDays(span.to, 1), minute: 720 }, basis.timeZone);
  const staying = { ...basis, terms: { ...basis.terms, rules }, hadSameService: true };
  const months = computeRefund(staying, { now, paidAt: now, attended, notGiven, credited, cause: 'family' }, special).lines;
  const lines = months
    .filter(({ line }) => spanOf(line)?.from === span.from)
    .map((month): RefundLine => {
      const { line, paid } = month;
      if (line.period) return month;
      if (line.kind === 'meals')
        return { line, paid, ...uneatenMeal(line, { attended }), ...(meals ? { rule: named(meals) } : {}) };
      if (shut.days === 0)
        return ofNoShow(month, basis.terms, attended) ?? { line, paid, refund: 0, reason: { code: 'month_over' } };
      return { line, paid, refund: paid, reason: { code: 'days_shut', days: shut.days } };
    });
  return { lines, total: sum(lines.map(({ refund }) => refund)) };
}
