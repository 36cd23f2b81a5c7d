import { type CareForm, careDays, type ServicePeriod, servicePeriods } from '../care/care.ts';
import { type Fen, split } from '../money/money.ts';
import type { PriceKind, PriceLine } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { toInstant } from '../time/zoned-time.ts';
import { creditFor, type DayNotGiven } from './month-sums.ts';
import { pricedToBirthday } from './part-month.ts';
import type { Credited } from './refund.ts';
import { type RefundInFull, refundInFull } from './refund-in-full.ts';
import { type EndedBy, findRule, type LeavingReason, type RefundTerms } from './refund-rules.ts';

const NOON = 720;

interface Days {
  from: CivilDate;
  to: CivilDate;
}

/** A case as a person would tell it: no names, only what the sum hangs on. */
export interface RefundCase {
  form: CareForm;
  /** Months that were paid for; none for a single stay. */
  months: number;
  /** Some weekdays alone (ISO digits in order). */
  weekdays?: string;
  /** For each month, or for the stay. */
  care: Fen;
  meals: Fen;
  /** The price of care before a discount. */
  list?: Fen;
  start: CivilDate;
  /** When a single stay begins, in minutes of its day. */
  from?: number;
  paid: CivilDate;
  asked: CivilDate;
  askedAt?: number;
  by: EndedBy;
  why?: LeavingReason;
  /** The child had had such care before. */
  before: boolean;
  /** Days attended in the month in which it is asked; in the months before it the child came on all of them. */
  came?: number;
  /** Days on which the child did not come, in place of `came`: it came on all others up to the day of asking. */
  away?: Days[];
  /** Days on which the centre was shut. */
  shut?: Days[];
  earnest?: Fen;
  /** The rest is paid as well. */
  restPaid?: boolean;
  /** The contract says that earnest money is not returned after the seven days. */
  earnestKept?: boolean;
  paidBack?: CivilDate;
  /** The last day of care of a child that turns three on the next: its month is cut. */
  until?: CivilDate;
  /** Days that were given up, and how many of their half hours another family took. */
  taken?: { date: CivilDate; taken: number; of: number }[];
}

/** What comes back of such a case by these rules. The contract is taken to be made on the day of payment. */
export function refundOfCase(
  one: RefundCase,
  { terms, timeZone, special }: { terms: RefundTerms; timeZone: string; special: SpecialDays },
): RefundInFull {
  const request = { ...one, form: 'full_day', date: one.start, meals: true } as const;
  const periods = one.months > 0 ? servicePeriods(request) : [];
  const cut = findRule(terms, 'part_month');
  const whole = linesOf(one, periods);
  const lines = cut ? pricedToBirthday({ lines: whole, total: 0 }, { request, rule: cut, special }).lines : whole;
  const basis = { lines, terms, timeZone, hadSameService: one.before };
  const facts = {
    now: toInstant({ date: one.asked, minute: one.askedAt ?? NOON }, timeZone),
    paidAt: toInstant({ date: one.paid, minute: NOON }, timeZone),
    attended: attendedOf(one, periods, special),
    credited: creditedOf(one, { terms, periods, special }),
    notGiven: periods.flatMap((period) => shutOf(one, period, special)),
    cause: one.by,
    why: one.why,
    madeOn: one.paid,
    paidOn: one.paidBack ?? one.asked,
    ...(one.earnest ? { given: { amount: one.earnest, alone: !one.restPaid, kept: one.earnestKept === true } } : {}),
  };
  return refundInFull(basis, facts, special);
}

function linesOf({ form, care, meals, list, start, from = NOON }: RefundCase, periods: readonly ServicePeriod[]): PriceLine[] {
  const line = (kind: PriceKind, amount: Fen, of: Pick<PriceLine, 'period' | 'occasion'>): PriceLine[] =>
    amount > 0 || kind === 'care'
      ? [
          {
            kind,
            form,
            unit: of.period ? 'month' : kind === 'meals' ? 'meal' : 'session',
            unitAmount: amount,
            quantity: 1,
            amount,
            ...(kind === 'care' && list !== undefined ? { listAmount: list } : {}),
            ...of,
          },
        ]
      : [];
  const both = (of: Pick<PriceLine, 'period' | 'occasion'>) => [...line('care', care, of), ...line('meals', meals, of)];
  if (periods.length === 0) return both({ occasion: { date: start, from, to: from + 60 } });
  return periods.flatMap((period) => both({ period }));
}

const isIn = (days: readonly Days[] = [], date: CivilDate) => days.some(({ from, to }) => from <= date && date <= to);

function attendedOf({ asked, came = 0, away }: RefundCase, periods: readonly ServicePeriod[], special: SpecialDays): CivilDate[] {
  return periods.flatMap((period) => {
    const { from, to } = period;
    const days = careDays(period, special);
    if (asked < from) return [];
    if (away) return days.filter((date) => date <= asked && !isIn(away, date));
    return asked > to ? days : days.slice(0, came);
  });
}

/** What of the fees of days that others took has come back, by the rule for that. */
function creditedOf(
  { care, taken = [] }: RefundCase,
  { terms, periods, special }: { terms: RefundTerms; periods: readonly ServicePeriod[]; special: SpecialDays },
): Credited[] {
  const percent = findRule(terms, 'place_taken')?.percent ?? 0;
  return taken.map(({ date, taken: half, of }) => {
    const day = periods.flatMap((period) => feesOf(care, period, special)).find((one) => one.date === date);
    return { date, care: creditFor(day?.care ?? 0, percent, { taken: half, of }) };
  });
}

/** Days that were not given, each with the equal part of the month's fee that falls on it. */
function shutOf({ care, shut }: RefundCase, period: ServicePeriod, special: SpecialDays): DayNotGiven[] {
  return feesOf(care, period, special).filter(({ date }) => isIn(shut, date));
}

/** Each day of a month's care with its equal part of the fee. */
function feesOf(care: Fen, period: ServicePeriod, special: SpecialDays): DayNotGiven[] {
  const days = careDays(period, special);
  const parts = split(
    care,
    days.map(() => 1),
  );
  return days.map((date, at) => ({ date, care: parts[at] ?? 0 }));
}
