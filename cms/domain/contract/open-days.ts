import type { Occasion } from '../care/care.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';
import type { Refund, RefundReason } from './refund.ts';

/** Sums that are counted by who came. */
const BY_ATTENDANCE: readonly RefundReason['code'][] = [
  'attended_band',
  'attended_days',
  'absence',
  'none_agreed',
  'days_not_given',
  'meals_unused',
];

/**
 * Days on which a refund hangs and of which nothing is noted: booked, begun, in a month that is counted by attendance.
 * Whether the child stayed away or the roster was not kept, this alone does not say.
 */
export function openDays(
  { lines }: Refund,
  {
    occasions,
    attended,
    now,
    timeZone,
  }: { occasions: readonly Occasion[]; attended: readonly CivilDate[]; now: Instant; timeZone: string },
): CivilDate[] {
  const months = lines.flatMap(({ line, reason }) => (line.period && BY_ATTENDANCE.includes(reason.code) ? [line.period] : []));
  return occasions
    .filter(({ date, from }) => toInstant({ date, minute: from }, timeZone) <= now && !attended.includes(date))
    .map(({ date }) => date)
    .filter((date) => months.some(({ from, to }) => from <= date && date <= to));
}
