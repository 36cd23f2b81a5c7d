import { addMonths, type CivilDate } from '../time/civil-date.ts';

export const VERSION_PROBLEMS = ['in_force', 'too_soon'] as const;
export type VersionProblem = (typeof VERSION_PROBLEMS)[number];

/** A version of a rule or of clauses holds from its day on: contracts have been signed by it. */
export const isInForce = (effectiveOn: CivilDate, today: CivilDate): boolean => effectiveOn <= today;

/**
 * What holds, or has held, stays as it was; what is to hold begins after today, so that nobody is bound by what could
 * not be read beforehand. `was` is the day from which the version held that is changed, absent for a new one.
 */
export function whyNotVersion({
  was,
  effectiveOn,
  today,
}: {
  was?: CivilDate;
  effectiveOn: CivilDate;
  today: CivilDate;
}): VersionProblem | undefined {
  if (was !== undefined && isInForce(was, today)) return 'in_force';
  return isInForce(effectiveOn, today) ? 'too_soon' : undefined;
}

/**
 * When a version made from another begins, until somebody says otherwise: with the first month after both.
 *
 * @example nextFirstDay('2026-01-01', '2026-11-23') // '2026-12-01'
 */
export function nextFirstDay(effectiveOn: CivilDate, today: CivilDate): CivilDate {
  const later = effectiveOn > today ? effectiveOn : today;
  return addMonths(`${later.slice(0, 7)}-01`, 1);
}
