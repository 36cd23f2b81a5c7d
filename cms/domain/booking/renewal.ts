import { type CareRequest, isMonthly, MAX_PREPAID_MONTHS, servicePeriods } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import { untilThree } from '../care/until-three.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { addDays } from '../time/civil-date.ts';
import { type SpecialDays, workdayFrom } from '../time/workdays.ts';
import { type AheadPayRule, exceedsPrepaidCap, monthsThatFit, type PrepaidSpan, payDays } from './prepayment.ts';

/** What may follow monthly care without a break. */
export interface Renewal {
  /** The first working day after it. */
  from: CivilDate;
  /** So many months can be signed and paid for now, with all that is prepaid no more than three. */
  months: number;
  /** Where none can be: the day from which one month can. */
  payFrom?: CivilDate;
  /** So many months can be signed now as well, and paid for on these days. */
  ahead: { months: number; pays: { from: CivilDate; to: CivilDate } }[];
}

/**
 * Up to the child's third birthday: its month is cut there, and none follows where none is left.
 *
 * @param live what of the child's care at that centre is paid for, this among it
 */
export function renewalOf(
  { request, to }: { request: CareRequest; to: CivilDate },
  live: readonly (PrepaidSpan & { request: CareRequest })[],
  { today, special, birthDate, rule }: { today: CivilDate; special: SpecialDays; birthDate: CivilDate; rule?: AheadPayRule },
): Renewal | undefined {
  if (!isMonthly(request) || live.some((one) => one.from > to && isMonthly(one.request))) return undefined;
  const from = workdayFrom([addDays(to, 1), today].sort().at(-1) ?? today, special);
  const asked = 'months' in request ? Math.min(request.months, MAX_PREPAID_MONTHS) : 1;
  const upTo = (months: number) => untilThree({ ...request, date: from, months } as CareRequest, birthDate, special);
  const span = (months: number): PrepaidSpan => {
    const next = upTo(months);
    return { from, to: (next && servicePeriods(next).at(-1)?.to) ?? from };
  };
  const longest = upTo(asked);
  const most = longest && 'months' in longest ? longest.months : 0;
  const counts = Array.from({ length: most }, (_, at) => most - at);
  if (counts.length === 0) return undefined;
  const months = counts.find((count) => !exceedsPrepaidCap(live, span(count), today)) ?? 0;
  const payFrom = months === 0 ? monthsThatFit(live, span(1), { months: 1, today }).from : undefined;
  const ahead = counts
    .toReversed()
    .filter((count) => rule && count > months && from <= addDays(today, BOOKABLE_DAYS))
    .flatMap((count) => {
      const pays = rule && payDays(live, span(count), { today, ...rule });
      return pays ? [{ months: count, pays }] : [];
    });
  return { from, months, ...(payFrom ? { payFrom } : {}), ahead };
}
