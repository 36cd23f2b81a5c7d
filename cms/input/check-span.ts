import { type Here, todayOf } from '#cms/core/clock.ts';
import { badRequest, type Result } from '#cms/core/problem.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { addDays, type CivilDate, daysBetween } from '#domain/time/civil-date.ts';

/** Two months at a time are enough for any calendar. */
const MOST_DAYS = 62;

/** Whether places can be told for these days: not too many at once, and none that cannot be booked yet. */
export function checkSpan({ from, to }: { from: CivilDate; to: CivilDate }, here: Here): Result<object> {
  if (to < from) return badRequest('ends_before_start', { field: 'to' });
  if (daysBetween(from, to) >= MOST_DAYS) return badRequest('span_too_long', { field: 'to', params: { days: MOST_DAYS } });
  const today = todayOf(here);
  if (to > addDays(today, BOOKABLE_DAYS)) return badRequest('date_too_far', { field: 'to', params: { days: BOOKABLE_DAYS } });
  return { ok: true };
}
