import { unusedPart } from '../money/delivery.ts';
import { type Fen, percentOf, share, sum } from '../money/money.ts';
import { addDays, type CivilDate, datesFrom, daysBetween } from '../time/civil-date.ts';
import type { AbsenceRule, EndedBy, LeavingReason, MonthlyBandRule, RefundRule } from './refund-rules.ts';
import { fitsEnd } from './refund-rules.ts';

/** How a sum came about: `of × times ÷ over`, to a whole fen, halves up. */
export interface Arithmetic {
  of: Fen;
  times: number;
  over: number;
}

/** A booked day that was not given, and the part of the fee that it would have used up. */
export interface DayNotGiven {
  date: CivilDate;
  care: Fen;
}

/** What comes back of a day's fee for so many of its half hours that others took, as a whole. */
export const creditFor = (fee: Fen, percent: number, { taken, of }: { taken: number; of: number }): Fen =>
  share(percentOf(fee, percent), Math.min(taken, of), of || 1);

export type MonthReason =
  | { code: 'attended_band'; attended: number; workdays: number; percent: number }
  | { code: 'pre_opening'; lastDay: CivilDate }
  | { code: 'attended_days'; attended: number; workdays: number }
  | { code: 'absence'; times: number; daysInARow: number; percent: number }
  | { code: 'remaining_period'; left: number; days: number }
  | { code: 'days_not_given'; attended: number; workdays: number }
  | { code: 'days_shut'; days: number }
  | { code: 'none_agreed'; attended: number; workdays: number };

/** What one rule, or the law where none was agreed, gives back of a month's fee. */
export interface MonthSum {
  refund: Fen;
  reason: MonthReason;
  rule?: RefundRule;
  sum?: Arithmetic;
  /** Not the family's doing: reckoned at the price that was paid, whatever the list said (art. 18). */
  atPricePaid?: boolean;
}

/** A month of care that has begun, and what is known of it. */
export interface BegunMonth {
  from: CivilDate;
  to: CivilDate;
  today: CivilDate;
  /** First day of all the care that was bought. */
  firstDay: CivilDate;
  workdays: number;
  /** Days in it on which the child came. */
  attended: number;
  /** All days on which the child came, and of all the months that were bought the last day. */
  came: readonly CivilDate[];
  /** Of care on some weekdays the days until the end of the month on which the child was to come. */
  meant?: readonly CivilDate[];
  lastDay: CivilDate;
  cause: EndedBy;
  why?: LeavingReason;
  notGiven: readonly DayNotGiven[];
}

const part = (of: Fen, times: number, over: number): Pick<MonthSum, 'refund' | 'sum'> => ({
  refund: Math.max(0, Math.min(of, share(of, times, over || 1))),
  sum: { of, times, over: over || 1 },
});

/**
 * Every lawful sum of a month's fee: of each rule that speaks of such an end, of the days on which the centre was shut,
 * and, where the centre is the cause, of all days without the child. Which of them is paid is decided elsewhere.
 */
export function monthSums(fee: Fen, month: BegunMonth, { rules, paid }: { rules: readonly RefundRule[]; paid: Fen }): MonthSum[] {
  const { to, today, workdays, attended, cause } = month;
  const isOver = today > to;
  const sums: MonthSum[] = rules.filter((rule) => fitsEnd(rule, month)).flatMap((rule) => byRule(fee, month, rule) ?? []);
  // A month that is over was given while the centre worked, but for the days on which it was shut.
  if (cause === 'centre' && !isOver)
    sums.push({
      ...part(paid, workdays - attended, workdays),
      reason: { code: 'days_not_given', attended, workdays },
      atPricePaid: true,
    });
  const shut = notGivenIn(month.notGiven, month);
  if (shut.days > 0)
    sums.push({ refund: Math.min(paid, shut.care), reason: { code: 'days_shut', days: shut.days }, atPricePaid: true });
  return sums;
}

function byRule(fee: Fen, month: BegunMonth, rule: RefundRule): MonthSum | undefined {
  const { from, to, today, firstDay, workdays, attended } = month;
  const isOver = today > to;
  switch (rule.kind) {
    case 'monthly_band': {
      if (isOver && rule.reaches === 'month_of_leaving') return undefined;
      const percent = bandPercent(rule, attended, workdays);
      return { rule, ...part(fee, percent, 100), reason: { code: 'attended_band', attended, workdays, percent } };
    }
    case 'pre_opening': {
      const lastDay = addDays(firstDay, rule.days - 1);
      return today <= lastDay ? { rule, refund: fee, reason: { code: 'pre_opening', lastDay } } : undefined;
    }
    case 'attended_days': {
      const most = rule.upToDays === 'half' ? Math.floor(workdays / 2) : (rule.upToDays ?? workdays);
      if (isOver || attended > most) return undefined;
      return { rule, ...part(fee, workdays - attended, workdays), reason: { code: 'attended_days', attended, workdays } };
    }
    case 'absence': {
      const times = blocksOf(rule, month);
      if (times === 0) return undefined;
      const { daysInARow, percent } = rule;
      return {
        rule,
        ...part(fee, times * percent, 100),
        reason: { code: 'absence', times, daysInARow, percent },
      };
    }
    case 'remaining_period': {
      if (isOver) return undefined;
      const [left, days] = [daysBetween(today, to), daysBetween(from, to) + 1];
      return { rule, ...part(fee, left, days), reason: { code: 'remaining_period', left, days } };
    }
    default:
      return undefined;
  }
}

/** F11, in the family's favour: what was provided is what the child came for (法释〔2025〕4号 art. 8, 15). */
export function noneAgreed(fee: Fen, { workdays, attended, today, to }: BegunMonth): MonthSum {
  const reason = { code: 'none_agreed', attended, workdays } as const;
  return today > to ? { refund: 0, reason } : { ...part(fee, workdays - attended, workdays), reason };
}

/**
 * How many full stretches without the child end in a month. After leaving it is away to the end of what was bought. Of care on
 * some weekdays a stretch begins with one of its days: between them the child is not away.
 */
function blocksOf({ daysInARow }: AbsenceRule, { from, to, firstDay, lastDay, came, meant }: BegunMonth): number {
  let times = 0;
  let away = 0;
  for (const date of datesFrom(firstDay, lastDay < to ? lastDay : to)) {
    const begins = away > 0 || !meant || meant.includes(date);
    away = came.includes(date) || !begins ? 0 : away + 1;
    if (away > 0 && away % daysInARow === 0 && from <= date) times += 1;
  }
  return times;
}

/** How many days of a span were not given, and what their care comes to. */
export function notGivenIn(days: readonly DayNotGiven[], { from, to }: { from: CivilDate; to: CivilDate }) {
  const within = days.filter(({ date }) => from <= date && date <= to);
  return { days: within.length, care: sum(within.map(({ care }) => care)) };
}

function bandPercent(rule: MonthlyBandRule, attended: number, workdays: number): number {
  const band = rule.bands.find(({ upToDays }) => attended <= (upToDays === 'half' ? Math.floor(workdays / 2) : upToDays));
  return band?.percent ?? rule.otherwisePercent;
}

/** F7, of a month: the part for its working days without the child. */
export const mealsSum = (fee: Fen, { workdays, eaten }: { workdays: number; eaten: number }) => ({
  refund: unusedPart(fee, { workdays, came: eaten }),
  sum: { of: fee, times: Math.max(0, workdays - eaten), over: workdays || 1 },
});
