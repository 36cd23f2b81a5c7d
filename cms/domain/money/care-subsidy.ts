import type { CareForm } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import { ageInMonths } from '../time/age.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import { type SpecialDays, termEnds } from '../time/workdays.ts';
import { type Fen, sum } from './money.ts';

/** By what a care subsidy is counted: each day that a child came, or each month in which it came often enough. */
export const SUBSIDY_PER = ['day', 'month'] as const;

/**
 * 托育补贴: what a city pays for children who come to care, by their attendance (R93). All of
 * it is the city's data.
 */
export interface CareSubsidy {
  code: string;
  title: InEveryLanguage;
  per: (typeof SUBSIDY_PER)[number];
  /** For a day, or for a month. */
  amount: Fen;
  /** The fewest days in a month for which anything is paid. */
  leastDays: number;
  /** Completed months of age on the day of care: from, and to, excluded. */
  fromMonths: number;
  untilMonths: number;
  /** Kinds of care that count; none named means all. */
  forms: CareForm[];
  /** Counts at inclusive (普惠) centres alone. */
  inclusiveOnly: boolean;
  /** Days of care from the one to the other. */
  from: CivilDate;
  to?: CivilDate;
  /** For all its days together; nothing named means no bound. */
  budget?: Fen;
  /** A family may ask until so many days after the month. */
  claimDays: number;
  source: string;
}

/** A day that a child came, and what care it was. */
export interface AttendedDay {
  date: CivilDate;
  form: CareForm;
  inclusive: boolean;
}

/** Why nothing is paid for a month. */
export const NOT_SUBSIDISED = ['not_come', 'period', 'age', 'form', 'not_inclusive', 'few_days', 'asked_late'] as const;
export type NotSubsidised = (typeof NOT_SUBSIDISED)[number];

export interface SubsidyMonth {
  /** Days that count, each once, however many centres the child came to on it. */
  days: number;
  amount: Fen;
  no?: NotSubsidised;
}

/**
 * The last day on which a family may ask for what a month (`2026-10`) brings, as every term of days ends; a list of it is
 * drawn up after that day.
 */
export const lastDayToAsk = ({ claimDays }: Pick<CareSubsidy, 'claimDays'>, month: string, special: SpecialDays): CivilDate =>
  termEnds(addDays(addMonths(`${month}-01`, 1), -1), claimDays, special);

/**
 * What a month of days is worth to a child whose family asked on a day.
 *
 * @example subsidyOf({ per: 'day', amount: 1_000, … }, { birthDate, askedOn, special }, '2026-10', 18 days) // 18 days, 180.00
 */
export function subsidyOf(
  subsidy: CareSubsidy,
  { birthDate, askedOn, special }: { birthDate: CivilDate; askedOn: CivilDate; special: SpecialDays },
  month: string,
  came: readonly AttendedDay[],
): SubsidyMonth {
  const inMonth = came.filter(({ date }) => date.startsWith(month));
  const doubts = inMonth.map((day) => whyNotSubsidised(subsidy, birthDate, day));
  const days = new Set(inMonth.filter((_, index) => !doubts[index]).map(({ date }) => date)).size;
  const none = (no: NotSubsidised): SubsidyMonth => ({ days, amount: 0, no });
  if (days === 0) return none(NOT_SUBSIDISED.find((one) => doubts.includes(one)) ?? 'not_come');
  if (days < subsidy.leastDays) return none('few_days');
  if (askedOn > lastDayToAsk(subsidy, month, special)) return none('asked_late');
  return { days, amount: subsidy.per === 'day' ? days * subsidy.amount : subsidy.amount };
}

/**
 * What days that are booked bring, if the child comes on every one of them and its family asks in time. Days that count are
 * told even where they are too few.
 */
export function bookedSubsidy(
  subsidy: CareSubsidy,
  { birthDate, special }: { birthDate: CivilDate; special: SpecialDays },
  booked: readonly AttendedDay[],
): SubsidyMonth {
  const months = [...new Set(booked.map(({ date }) => date.slice(0, 7)))];
  const each = months.map((month) => subsidyOf(subsidy, { birthDate, askedOn: `${month}-01`, special }, month, booked));
  const amount = sum(each.map((one) => one.amount));
  const [none] = amount === 0 ? each.filter(({ no }) => no !== undefined) : [];
  return { days: sum(each.map(({ days }) => days)), amount, ...(none?.no ? { no: none.no } : {}) };
}

/** Why a day of care does not count. */
export function whyNotSubsidised(
  { from, to, fromMonths, untilMonths, forms, inclusiveOnly }: CareSubsidy,
  birthDate: CivilDate,
  { date, form, inclusive }: AttendedDay,
): NotSubsidised | undefined {
  const age = ageInMonths(birthDate, date);
  if (date < from || (to !== undefined && date > to)) return 'period';
  if (age < fromMonths || age >= untilMonths) return 'age';
  if (forms.length > 0 && !forms.includes(form)) return 'form';
  return inclusiveOnly && !inclusive ? 'not_inclusive' : undefined;
}

/** Most months back that attendance which was mended can still change what is paid. */
const LOOKS_BACK = 24;

/** Months of which a family can ask no more, so that they can be paid: the first of its days first, at most two years back. */
export function payableMonths(
  subsidy: Pick<CareSubsidy, 'claimDays' | 'from' | 'to'>,
  today: CivilDate,
  special: SpecialDays,
): string[] {
  const latest = today.slice(0, 7);
  const months = Array.from({ length: LOOKS_BACK }, (_, back) => addMonths(`${latest}-01`, -back).slice(0, 7)).reverse();
  const [first, last] = [subsidy.from.slice(0, 7), (subsidy.to ?? latest).slice(0, 7)];
  return months.filter((month) => month >= first && month <= last && lastDayToAsk(subsidy, month, special) < today);
}

/** What a month brings one child, on a list by which a city pays. */
export interface SubsidyRow {
  childId: string;
  /** `2026-10` */
  month: string;
  days: number;
  /** What is paid by this list; less than nothing where attendance was mended and too much was paid before. */
  amount: Fen;
  /** Why nothing is paid. */
  no?: NotSubsidised;
  /** Centres, by id, to which the child came as far as was noted by then. */
  cameTo: string[];
  /** Those of them that were inclusive: what they were then counts, whatever they have become. */
  inclusiveAt: string[];
  /** Numbers of the contracts under which it came. */
  bookings: string[];
}

/**
 * What a list still has to name of a child's month, of which `listed` is what lists have named: its sum by today's attendance
 * less theirs. A month that no list has named is named once, though nothing is paid for it, so that it is settled by what
 * the centres were then.
 */
export function owedOf(now: SubsidyRow, listed: readonly SubsidyRow[]): SubsidyRow | undefined {
  const amount = now.amount - sum(listed.map((row) => row.amount));
  return amount === 0 && listed.length > 0 ? undefined : { ...now, amount };
}

/**
 * Rows in the order in which their families asked, as far as what is left of the budget pays for them; who comes after the
 * first that it does not pay for waits too, so that nobody overtakes. Without a budget all are paid.
 */
export function withinBudget<Row extends Pick<SubsidyRow, 'amount'>>(
  rows: readonly Row[],
  left: Fen | undefined,
): { paid: Row[]; waiting: Row[] } {
  if (left === undefined) return { paid: [...rows], waiting: [] };
  let rest = left;
  const first = rows.findIndex(({ amount }) => {
    rest -= amount;
    return rest < 0;
  });
  return first < 0 ? { paid: [...rows], waiting: [] } : { paid: rows.slice(0, first), waiting: rows.slice(first) };
}
