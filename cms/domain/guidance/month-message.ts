import type { InEveryLanguage } from '../language/lang.ts';
import { ageInMonths } from '../time/age.ts';
import { addDays, addMonths, type CivilDate, daysBetween } from '../time/civil-date.ts';
import { type DangerSign, signsAt } from './danger-signs.ts';

/** How often a family hears what its child's age brings. */
export const PACES = ['month', 'week'] as const;
export type Pace = (typeof PACES)[number];

/** The last month of age that is told of. */
export const LAST_MONTH = 36;

/** What an editor has for some months of age: one thing to do, where it is said at length, one sign to look out for. */
export interface MonthTip {
  fromMonth: number;
  toMonth: number;
  what: InEveryLanguage;
  /** The article that it is from. */
  article: string;
  /** A key of the city's list. */
  sign?: string;
}

/** A month or a week of a child's life, told of once. */
export interface Turn {
  /** @example 'month-8' */
  key: string;
  /** Counted from 0. */
  number: number;
  /** Which week of its month of age it is, from 0; the first where messages come by the month. */
  inMonth: number;
}

/** The turn that a day lies in; nothing before the birth and after the last month. */
export function turnOn(birthDate: CivilDate, pace: Pace, on: CivilDate): Turn | undefined {
  if (on < birthDate) return undefined;
  const month = ageInMonths(birthDate, on);
  if (month > LAST_MONTH) return undefined;
  if (pace === 'month') return { key: `month-${month}`, number: month, inMonth: 0 };
  const week = Math.floor(daysBetween(birthDate, on) / 7);
  const inMonth = Math.floor(daysBetween(addMonths(birthDate, month), on) / 7);
  return { key: `week-${week}`, number: week, inMonth };
}

/** The first day of the turn after the one that a day lies in; nothing after the last. */
export function nextTurnOn(birthDate: CivilDate, pace: Pace, on: CivilDate): CivilDate | undefined {
  const turn = turnOn(birthDate, pace, on);
  if (!turn) return on < birthDate ? birthDate : undefined;
  const next = pace === 'month' ? addMonths(birthDate, turn.number + 1) : addDays(birthDate, (turn.number + 1) * 7);
  return ageInMonths(birthDate, next) > LAST_MONTH ? undefined : next;
}

/** The first day on which nothing is told of any more: the last month is over. */
export const toldUntil = (birthDate: CivilDate): CivilDate => addMonths(birthDate, LAST_MONTH + 1);

/** One of several, another each time, from the first again after the last. */
export const nthOf = <One>(all: readonly One[], n: number): One | undefined => all[n % Math.max(1, all.length)];

/**
 * The one sign to look out for: the editor's for that month, else those of the month that want a doctor, a different one
 * each time. What wants an ambulance stands on every page; a message brings what is seen only by who looks for it.
 */
export function signToWatch(
  list: readonly DangerSign[],
  { month, tips, n }: { month: number; tips: readonly MonthTip[]; n: number },
): DangerSign | undefined {
  const named = tips.flatMap(({ sign }) => list.find(({ key }) => key === sign) ?? []);
  const graded = signsAt(list, month);
  const doctor = graded.find(({ urgency }) => urgency === 'doctor')?.signs ?? graded.flatMap(({ signs }) => signs);
  return nthOf([...new Set([...named, ...doctor])], n);
}
