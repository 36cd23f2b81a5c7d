import { CARE_ENDS_AT_MONTHS, thirdBirthday } from '../time/age.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { type CareRequest, careDays, isMonthly, servicePeriods } from './care.ts';

/**
 * Care by the month ends on the day before the child is three: the month in which it is, is cut there, and none follows.
 * A part of a month without a day of such care is none. `undefined` where nothing is left.
 */
export function untilThree(request: CareRequest, birthDate: CivilDate, special: SpecialDays): CareRequest | undefined {
  if (!isMonthly(request) || !('months' in request)) return request;
  const until = addDays(thirdBirthday(birthDate), -1);
  const whole = { ...request, until: undefined };
  const periods = servicePeriods(whole).filter((period) =>
    period.to <= until ? true : period.from <= until && careDays({ ...period, to: until }, special).length > 0,
  );
  const last = periods.at(-1);
  if (!last) return undefined;
  const months = periods.length;
  return last.to <= until ? { ...whole, months } : { ...whole, months, until };
}

/** A part of a month on none of whose days the centre is open is none either: the last day that can be had is before it. */
export function withoutEmptyPart(request: CareRequest, lastOpen: CivilDate): CareRequest {
  if (!('until' in request) || request.until === undefined) return request;
  const part = servicePeriods(request).at(-1);
  return part && lastOpen < part.from ? { ...request, months: request.months - 1, until: undefined } : request;
}

/** So many months at most reach a child's third birthday: of its age only whole months are known. */
export const monthsUntilThree = (ageMonths: number): number => Math.max(0, CARE_ENDS_AT_MONTHS - ageMonths);
