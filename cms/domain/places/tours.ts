import { addDays, type CivilDate, datesFrom } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';
import { timetableWeekday } from '../time/workdays.ts';
import { hasPassed, type Instant, localAt } from '../time/zoned-time.ts';
import { type OpeningContext, openingOn } from './opening.ts';

/** A time of the week at which a centre shows itself to families, and to how many at once. */
export interface TourSlot extends Window {
  weekdays: string;
  families: number;
}

export const TOUR_STATES = ['booked', 'cancelled', 'missed'] as const;
export type TourState = (typeof TOUR_STATES)[number];

/** A family's visit to a centre, as far as it takes a time of one. */
export interface TourTime extends Window {
  date: CivilDate;
}
interface Tour extends TourTime {
  state: TourState;
}

/** A time at which families can still come, and how many. */
export interface FreeTour extends TourTime {
  left: number;
}

/** How far ahead visits can be booked. */
const DAYS_AHEAD = 28;

/** A centre that is shut shows itself to nobody; on a day of the week on which it takes no children it may. */
export function showsItselfOn(date: CivilDate, centre: OpeningContext): boolean {
  const opening = openingOn(date, centre);
  return 'open' in opening || opening.closed === 'closed_that_weekday';
}

/** When families can still come and look, the first first. */
export function freeTours(
  { slots, taken }: { slots: readonly TourSlot[]; taken: readonly Tour[] },
  { now, timeZone, ...centre }: OpeningContext & { now: Instant; timeZone: string },
): FreeTour[] {
  const today = localAt({ now, timeZone }).date;
  return datesFrom(today, addDays(today, DAYS_AHEAD)).flatMap((date) => {
    if (!showsItselfOn(date, centre)) return [];
    const weekday = String(timetableWeekday(date, centre.special));
    return slots
      .filter(({ weekdays, from }) => weekdays.includes(weekday) && !hasPassed({ date, minute: from }, { now, timeZone }))
      .map(({ from, to, families }) => ({ date, from, to, left: families - countAt(taken, { date, from, to }) }))
      .filter(({ left }) => left > 0)
      .sort((a, b) => a.from - b.from);
  });
}

/** Of a centre all of whose times are taken, the day from which the next can be booked: times come up so many days ahead. */
export function nextToursOn(
  slots: readonly TourSlot[],
  { now, timeZone, ...centre }: OpeningContext & { now: Instant; timeZone: string },
): CivilDate | undefined {
  const later = addDays(localAt({ now, timeZone }).date, DAYS_AHEAD + 1);
  const day = datesFrom(later, addDays(later, DAYS_AHEAD)).find(
    (date) =>
      showsItselfOn(date, centre) &&
      slots.some(({ weekdays }) => weekdays.includes(String(timetableWeekday(date, centre.special)))),
  );
  return day && addDays(day, -DAYS_AHEAD);
}

const countAt = (taken: readonly Tour[], time: TourTime): number =>
  taken.filter((one) => one.state === 'booked' && isSameTime(one, time)).length;

export const isSameTime = (one: TourTime, other: TourTime): boolean =>
  one.date === other.date && one.from === other.from && one.to === other.to;

/** Whether a visit is still to come; what has begun is neither moved nor called off. */
export const isAhead = ({ state, date, from }: Tour, moment: { now: Instant; timeZone: string }): boolean =>
  state === 'booked' && !hasPassed({ date, minute: from }, moment);

/** Whether the family has been there: its time is over, and nobody has noted that it did not come. */
export const hasToured = ({ state, date, to }: Tour, moment: { now: Instant; timeZone: string }): boolean =>
  state === 'booked' && hasPassed({ date, minute: to }, moment);
