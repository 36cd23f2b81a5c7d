import { careDays } from '../care/care.ts';
import type { Fen } from '../money/money.ts';
import { type CivilDate, datesFrom } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { toInstant, toLocal } from '../time/zoned-time.ts';
import { computeRefund, type RefundBasis } from './refund.ts';
import { cameBefore, monthsOf, type ScheduleFacts } from './refund-schedule.ts';

const NOON = 720;

/** Days on which leaving gives back the same. */
export interface DateStep {
  from: CivilDate;
  to: CivilDate;
  /** If the child came on every working day of the month until then, and if on none. */
  least: Fen;
  most: Fen;
}

/** A service month, day by day: what leaving on each of its days gives back. */
export interface MonthDates {
  from: CivilDate;
  to: CivilDate;
  days: DateStep[];
}

/**
 * What leaving gives back on every date of what was bought, month by month, from a day on: by `computeRefund`, as everything
 * else. Of the months before, the child came on every day. A single stay has hours, not dates: nothing of it is here.
 */
export function refundDates(basis: RefundBasis, { now, ...known }: ScheduleFacts, special: SpecialDays): MonthDates[] {
  const today = toLocal(now, basis.timeZone).date;
  return monthsOf(basis)
    .filter(({ to }) => today <= to)
    .map((month) => {
      const { from, to } = month;
      const before = cameBefore(basis, known.attended, from, special).filter((date) => date < from);
      const worked = careDays(month, special);
      const so = (known.attended ?? []).filter((date) => from <= date);
      const on = (date: CivilDate, came: readonly CivilDate[]) => {
        const at = toInstant({ date, minute: NOON }, basis.timeZone);
        const attended = [...new Set([...before, ...so, ...came])];
        return computeRefund(basis, { ...known, attended, cause: 'family', now: at }, special).total;
      };
      const days: DateStep[] = [];
      for (const date of datesFrom(from, to).filter((one) => today <= one)) {
        const came = worked.filter((day) => day <= date && day >= today);
        const [least, most] = [on(date, came), on(date, [])];
        const last = days.at(-1);
        if (last && last.least === least && last.most === most) last.to = date;
        else days.push({ from: date, to: date, least, most });
      }
      return { from, to, days };
    });
}
