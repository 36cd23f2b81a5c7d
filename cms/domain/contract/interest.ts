import { type Fen, share, sum } from '../money/money.ts';
import { type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import type { EndedBy, InterestRule, RateFrom } from './refund-rules.ts';

/** A stretch of days at one rate. `late`: after the last day on which it was to be paid, whoever ended the contract. */
export interface InterestPart {
  why: EndedBy | 'late';
  from: CivilDate;
  to: CivilDate;
  days: number;
  percent: number;
  amount: Fen;
}

export interface Interest {
  total: Fen;
  parts: InterestPart[];
}

interface Owed {
  /** What comes back. */
  amount: Fen;
  /** Who ended the contract and when; of a month that is settled while it goes on, nobody. */
  ended?: { by: EndedBy; on: CivilDate };
  /** The day on which it was asked for, and within how many days it is to be paid. */
  askedOn: CivilDate;
  payWithinDays: number;
  special: SpecialDays;
  /** The day on which the family has it. */
  paidOn: CivilDate;
  /** The day of the contract: its rates hold to the end (art. 16). */
  madeOn: CivilDate;
}

/** The rate that was in force on a day. */
export const rateOn = (rates: readonly RateFrom[], on: CivilDate): number | undefined =>
  rates.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.percent;

/** A rule as a contract of that day keeps it: with the rates of that day and no others. */
export function withRatesOf(rule: InterestRule, on: CivilDate): InterestRule {
  const only = (rates: readonly RateFrom[]) =>
    rates
      .filter(({ from }) => from <= on)
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
      .slice(0, 1);
  return { ...rule, centre: only(rule.centre), family: only(rule.family) };
}

/**
 * What the centre pays apart on money that comes back: from the end of the contract to the day of payment, by whose doing
 * it was, and from the last day for paying on at the centre's rate. The first day bears none, the day of payment does.
 */
export function interestOn(owed: Owed, rule: InterestRule): Interest {
  const { amount, ended, askedOn, payWithinDays, paidOn, madeOn, special } = owed;
  const dueOn = termEnds(askedOn, payWithinDays, special);
  const inTime = paidOn < dueOn ? paidOn : dueOn;
  const stretch = (why: InterestPart['why'], from: CivilDate, to: CivilDate): InterestPart[] => {
    const percent = rateOn(why === 'family' ? rule.family : rule.centre, madeOn);
    const days = daysBetween(from, to);
    if (percent === undefined || days <= 0 || amount <= 0) return [];
    return [{ why, from, to, days, percent, amount: interestOf(amount, { percent, days, daysInYear: rule.daysInYear }) }];
  };
  const parts = [...(ended ? stretch(ended.by, ended.on, inTime) : []), ...stretch('late', dueOn, paidOn)];
  return { total: sum(parts.map((part) => part.amount)), parts };
}

const interestOf = (amount: Fen, { percent, days, daysInYear }: { percent: number; days: number; daysInYear: number }): Fen =>
  share(amount, Math.round(percent * 1000) * days, daysInYear * 100_000);
