import { ageInMonths } from '../time/age.ts';
import { addDays, addMonths, type CivilDate, daysBetween } from '../time/civil-date.ts';

/** Completed weeks of pregnancy: born before is born early, and at the last the birth was expected. */
const TERM_FROM_WEEKS = 37;
export const DUE_WEEKS = 40;
export const LEAST_WEEKS = 22;
/** Until this age a child that came early is compared with children of its corrected age. */
const CORRECTED_UNTIL_MONTHS = 24;

export interface Born {
  birthDate: CivilDate;
  /** Completed weeks of pregnancy, where the child came early or somebody said so. */
  weeks?: number;
}

const daysEarly = ({ weeks }: Born) => (weeks !== undefined && weeks < TERM_FROM_WEEKS ? (DUE_WEEKS - weeks) * 7 : 0);

/** Whether the corrected age counts on a day. */
export const isCorrected = (born: Born, on: CivilDate): boolean =>
  daysEarly(born) > 0 && on < addMonths(born.birthDate, CORRECTED_UNTIL_MONTHS);

/**
 * The day from which age is counted: the birth, or for a child that came early, until it is two, the day it was due.
 * Vaccines and visits go by the birth all the same.
 *
 * @example countedFrom({ birthDate: '2026-03-01', weeks: 32 }, '2026-06-01') // '2026-04-26'
 */
export const countedFrom = (born: Born, on: CivilDate): CivilDate =>
  isCorrected(born, on) ? addDays(born.birthDate, daysEarly(born)) : born.birthDate;

/** Age in days on a day, corrected where that counts; negative before the day it was due. */
export const countedDays = (born: Born, on: CivilDate): number => daysBetween(countedFrom(born, on), on);

/** The same in completed months. */
export const countedMonths = (born: Born, on: CivilDate): number => ageInMonths(countedFrom(born, on), on);
