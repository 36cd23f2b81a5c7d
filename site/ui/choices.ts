import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { formatTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';

/** Times of day for a select, every half hour from 6 to 21. */
export const TIME_CHOICES = Array.from({ length: 31 }, (_, n) => formatTime(360 + n * SLOT_MINUTES));

/** Days for a select, from today. */
export function dayChoices(today: CivilDate, count = 42): CivilDate[] {
  return Array.from({ length: count }, (_, n) => addDays(today, n));
}
