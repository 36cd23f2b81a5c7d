import type { AskedActivities } from '#cms/records/activities.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { sessionDates } from '#domain/guidance/sessions.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from './page-context.ts';

/**
 * Activities that are not over yet, each on the next day on which it meets, the next one first: at most so many of those
 * that have begun, and as many of those that have not.
 */
export async function comingActivities(
  { portal, lang, today, minute }: PageContext,
  asked: Omit<AskedActivities, 'minute'> & { limit: number; page?: number },
): Promise<Activity[]> {
  const activities = await portal.activities.listFrom(today, { lang, minute, ...asked });
  return activities
    .flatMap((one) => {
      const date = sessionDates(one).find((day) => day > today || (day === today && (parseTime(one.to) ?? 0) > minute));
      return date ? [{ ...one, date }] : [];
    })
    .sort((a, b) => `${a.date}${a.from}`.localeCompare(`${b.date}${b.from}`));
}
