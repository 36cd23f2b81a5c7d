import { addMonths, type CivilDate } from './civil-date.ts';

/** 托育 is care for children under three (36 months). */
export const CARE_ENDS_AT_MONTHS = 36;

/** Completed months of age on a day. Negative before birth. */
export function ageInMonths(birthDate: CivilDate, on: CivilDate): number {
  const [by, bm] = [Number(birthDate.slice(0, 4)), Number(birthDate.slice(5, 7))];
  const [oy, om] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const months = (oy - by) * 12 + (om - bm);
  return addMonths(birthDate, months) <= on ? months : months - 1;
}

/** The first day on which a child has completed so many months: its day of that month, or the month's last. */
export const dayOfAge = (birthDate: CivilDate, months: number): CivilDate => addMonths(birthDate, months);

export const thirdBirthday = (birthDate: CivilDate): CivilDate => dayOfAge(birthDate, CARE_ENDS_AT_MONTHS);
