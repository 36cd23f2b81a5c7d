import { addDays, addMonths, type CivilDate } from './civil-date.ts';

/** 托育 is care for children under three (36 months). */
export const CARE_ENDS_AT_MONTHS = 36;

/** Completed months of age on a day. Negative before birth. */
export function ageInMonths(birthDate: CivilDate, on: CivilDate): number {
  const [by, bm] = [Number(birthDate.slice(0, 4)), Number(birthDate.slice(5, 7))];
  const [oy, om] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const months = (oy - by) * 12 + (om - bm);
  return addMonths(birthDate, months) <= on ? months : months - 1;
}

export function thirdBirthday(birthDate: CivilDate): CivilDate {
  return addMonths(birthDate, CARE_ENDS_AT_MONTHS);
}

/** The first day on which a child has completed so many months. */
export function dayOfAge(birthDate: CivilDate, months: number): CivilDate {
  const day = addMonths(birthDate, months);
  return ageInMonths(birthDate, day) >= months ? day : addDays(day, 1);
}
