import { type CareRequest, isMonthly, MAX_PREPAID_MONTHS, servicePeriods } from '../care/care.ts';
import { thirdBirthday } from '../time/age.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { addDays } from '../time/civil-date.ts';
import { type SpecialDays, workdayFrom } from '../time/workdays.ts';
import { exceedsPrepaidCap, monthsThatFit, type PrepaidSpan } from './prepayment.ts';

/** What may follow monthly care without a break. */
export interface Renewal {
  /** The first working day after it. */
  from: CivilDate;
  /** So many months can be signed and paid for now, with all that is prepaid no more than three. */
  months: number;
  /** Where none can be: the day from which one month can. */
  payFrom?: CivilDate;
}

/**
 * Only months that are over before the child is three: none follows where none is.
 *
 * @param live what of the child's monthly care at that centre is paid for, this among it
 */
export function renewalOf(
  { request, to }: { request: CareRequest; to: CivilDate },
  live: readonly PrepaidSpan[],
  { today, special, birthDate }: { today: CivilDate; special: SpecialDays; birthDate: CivilDate },
): Renewal | undefined {
  if (!isMonthly(request) || live.some((one) => one.from > to)) return undefined;
  const from = workdayFrom([addDays(to, 1), today].sort().at(-1) ?? today, special);
  const span = (months: number): PrepaidSpan => {
    const periods = servicePeriods({ ...request, date: from, ...('months' in request ? { months } : {}) });
    return { from, to: periods.at(-1)?.to ?? from };
  };
  const asked = 'months' in request ? Math.min(request.months, MAX_PREPAID_MONTHS) : 1;
  const three = thirdBirthday(birthDate);
  const counts = Array.from({ length: asked }, (_, at) => asked - at).filter((count) => span(count).to < three);
  if (counts.length === 0) return undefined;
  const months = counts.find((count) => !exceedsPrepaidCap(live, span(count), today)) ?? 0;
  const payFrom = months === 0 ? monthsThatFit(live, span(1), { months: 1, today }).from : undefined;
  return { from, months, ...(payFrom ? { payFrom } : {}) };
}
