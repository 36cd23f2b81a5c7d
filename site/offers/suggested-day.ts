import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { workdayFrom } from '#domain/time/workdays.ts';
import type { PageContext } from '../ui/page-context.ts';

export const HOME_AGE = 8;

/** The day the sentence starts with: the next working day but one, when a booking is most likely. */
export function suggestedDay({ portal, today }: PageContext): CivilDate {
  return workdayFrom(addDays(today, 1), portal.special());
}

/** Ages a parent chooses from: months up to two years one by one, then by quarters. */
export const AGE_CHOICES = [...Array.from({ length: 24 }, (_, n) => n + 1).filter((n) => n >= 3), 27, 30, 33, 35];
