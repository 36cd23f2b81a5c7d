import { conflict, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { AttendanceMark, BookingAction } from '#domain/booking/booking-state.ts';
import { notedLater } from '#domain/booking/door-tap.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

/** Why a mark that comes late with its own time does not fit: what has to come before it was noted after it, and when. */
export function tooEarly(
  what: AttendanceMark,
  actions: readonly BookingAction[],
  { date, at, city: { timeZone } }: { date: CivilDate; at?: Instant } & Pick<Portal, 'city'>,
): Problem | undefined {
  const later = at && notedLater(what, actions, { date, at });
  if (!later) return undefined;
  return conflict('tap_before', { field: 'at', params: { time: formatTime(toLocal(later, timeZone).minute) } });
}
