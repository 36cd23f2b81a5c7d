import type { Activity } from '#cms/records/payload-types.ts';
import { formatMoney } from '#cms/words/format.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Activities that are not over yet, the next one first. */
export async function comingActivities({ portal, lang, today, minute }: PageContext): Promise<Activity[]> {
  const activities = await portal.activities.listFrom(today, { lang });
  return activities
    .filter(({ date, to }) => date > today || (parseTime(to) ?? 0) > minute)
    .sort((a, b) => `${a.date}${a.from}`.localeCompare(`${b.date}${b.from}`));
}

export function byDay(activities: readonly Activity[]): { date: CivilDate; activities: Activity[] }[] {
  const dates = [...new Set(activities.map(({ date }) => date))];
  return dates.map((date) => ({ date, activities: activities.filter((one) => one.date === date) }));
}

/** What it costs, and for how many families there is room. */
export function roomWords({ t, lang, currency }: PageContext, { fee, capacity }: Activity): string {
  const price = fee ? formatMoney(fee, { currency, lang, whole: true }) : t('guidance.free');
  return [price, ...(capacity ? [t('guidance.capacity', { count: capacity })] : [])].join(t('common.comma'));
}

/** The district of an activity's township, where the city has codes. */
export function districtWords({ portal, lang }: PageContext, { townshipCode }: Activity): string {
  const { areas } = portal.city;
  const township = areas.find(({ code }) => code === townshipCode);
  return areas.find(({ code }) => code === township?.parent)?.name[lang] ?? '';
}
