import type { Occasion } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import type { FacilitySupply } from '../places/facility.ts';
import type { NoPlace } from '../places/no-place.ts';
import { openingOn } from '../places/opening.ts';
import { addDays, type CivilDate, datesFrom, daysBetween } from '../time/civil-date.ts';
import { SLOT_MINUTES } from '../time/time-of-day.ts';
import type { SpecialDays } from '../time/workdays.ts';
import { hasPassed, type Instant, type LocalTime, localAt } from '../time/zoned-time.ts';

const DAY_MINUTES = 1440;

export interface BookingMoment {
  now: Instant;
  special: SpecialDays;
  /** The centre's own staff take a child in without the notice that others have to give. */
  waivesNotice?: boolean;
  /** From so many days ahead on, where it is fewer than are sold at all. */
  daysAhead?: number;
}

/** Why stays cannot be booked now, whoever is there: they have begun, begin too soon, or are too far off. */
export function whyNotNow(
  facility: FacilitySupply,
  { stays, months }: { stays: readonly Occasion[]; months: number },
  { now, special, waivesNotice, daysAhead = BOOKABLE_DAYS }: BookingMoment,
): NoPlace | undefined {
  const [first, last] = [stays[0], stays.at(-1)];
  if (!first || !last) return undefined;
  const moment = { now, timeZone: facility.timeZone };
  if (hasPassed({ date: first.date, minute: first.from }, moment)) return { reason: 'past' };
  const local = localAt(moment);
  // Months are booked in one, from their first day; single stays one by one.
  const farthest = months > 0 ? first.date : last.date;
  if (farthest > addDays(local.date, daysAhead))
    return { reason: 'not_yet_bookable', when: { on: addDays(farthest, -daysAhead) } };
  const { noticeMinutes: notice = 0 } = facility;
  if (waivesNotice || minutesUntil(first, local) >= notice) return undefined;
  return { reason: 'needs_notice', when: { minutes: notice, ...firstAfter(facility, special, plus(local, notice)) } };
}

function minutesUntil({ date, from }: Occasion, local: LocalTime): number {
  return daysBetween(local.date, date) * DAY_MINUTES + from - local.minute;
}

function plus({ date, minute }: LocalTime, minutes: number): LocalTime {
  const later = minute + minutes;
  return { date: addDays(date, Math.floor(later / DAY_MINUTES)), minute: later % DAY_MINUTES };
}

/** The first time from then on at which the centre is open, on the half hour. */
function firstAfter(
  { hours, closures }: FacilitySupply,
  special: SpecialDays,
  { date, minute }: LocalTime,
): { on: CivilDate; at: number } | undefined {
  for (const on of datesFrom(date, addDays(date, BOOKABLE_DAYS))) {
    const opening = openingOn(on, { hours, closures, special });
    if ('closed' in opening) continue;
    const earliest = on === date ? Math.ceil(minute / SLOT_MINUTES) * SLOT_MINUTES : 0;
    const window = opening.open.find(({ to }) => to > earliest);
    if (window) return { on, at: Math.max(window.from, earliest) };
  }
  return undefined;
}
