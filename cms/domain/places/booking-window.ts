import type { CareForm } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import { type CivilDate, inForceOn } from '../time/civil-date.ts';

/** From how many days ahead care may be booked: a city's data, from its day on. */
export interface BookingWindow {
  daysAhead: number;
  /** Of every kind of care where none is named. */
  forms: readonly CareForm[];
  source: string;
  effectiveOn: CivilDate;
}

/** From when and until when a class's care can be booked, before its first day. */
export interface WindowOfClass {
  /** At most so many days ahead. */
  bookableDays?: number;
  /** At least so many minutes ahead: the more of this and its centre's counts. */
  noticeMinutes?: number;
}

/**
 * How many days ahead care of a class may be booked on a day: the least of what the class says, what the city has in force
 * then, and what is sold at all. The centre's own counter is bound by the city alone.
 */
export function daysAheadOf(
  group: WindowOfClass,
  {
    windows = [],
    form,
    on,
    atCounter,
  }: { windows?: readonly BookingWindow[]; form: CareForm; on: CivilDate; atCounter?: boolean },
): number {
  const newest = inForceOn(
    windows.filter(({ forms }) => forms.length === 0 || forms.includes(form)),
    on,
  );
  const own = atCounter ? undefined : group.bookableDays;
  return Math.min(BOOKABLE_DAYS, own ?? BOOKABLE_DAYS, newest?.daysAhead ?? BOOKABLE_DAYS);
}
