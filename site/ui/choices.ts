import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { workdayFrom } from '#domain/time/workdays.ts';
import type { PageContext } from './page-context.ts';

/** Times of day for a select, every half hour from 6 to 21. */
export const TIME_CHOICES = Array.from({ length: 31 }, (_, n) => formatTime(360 + n * SLOT_MINUTES));

/** Days for a select, from today. */
export function dayChoices(today: CivilDate, count = 42): CivilDate[] {
  return Array.from({ length: count }, (_, n) => addDays(today, n));
}

export const HOME_AGE = 8;

/** The day the sentence starts with: the next working day but one, when a booking is most likely. */
export function suggestedDay({ portal, today }: PageContext): CivilDate {
  return workdayFrom(addDays(today, 1), portal.special());
}

/** Ages a parent chooses from: months up to two years one by one, then by quarters. */
export const AGE_CHOICES = [...Array.from({ length: 24 }, (_, n) => n + 1).filter((n) => n >= 3), 27, 30, 33, 35];
