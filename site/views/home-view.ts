import { listActivities, listArticles } from '#cms/use-cases/read-articles.ts';
import { searchFacilities } from '#cms/use-cases/search-facilities.ts';
import { addDays, type CivilDate } from '#domain/civil-date.ts';
import { isWorkday } from '#domain/workdays.ts';
import type { PageContext } from './page-context.ts';

export const HOME_AGE = 8;
const NEAR_METRES = 5000;

/** What the home page shows: who near the start place has a place, what this month of age asks for, what is on. */
export async function homeView({ portal, lang, today, minute }: PageContext, month: number) {
  const { startPlace } = portal.city;
  // Late in the day nothing of today is left to show: tomorrow is what a family can use.
  const date = nextOpenDay(portal.special(), minute >= 1020 ? addDays(today, 1) : today);
  const from = date === today ? Math.min(1020, Math.max(540, Math.ceil((minute + 30) / 60) * 60)) : 540;
  const found = await searchFacilities(
    portal,
    {
      near: startPlace.point,
      radius: NEAR_METRES,
      ageMonths: HOME_AGE,
      form: ['hourly'],
      when: { kind: 'window', date, from, to: from + 60 },
      sort: 'distance',
      page: 1,
      perPage: 3,
    },
    today,
    { onlyFree: true },
  );
  const [articles, activities, all] = await Promise.all([
    listArticles(portal, { lang, month }),
    listActivities(portal, { lang, from: today, limit: 3 }),
    portal.search.counts(),
  ]);
  return {
    date,
    isToday: date === today,
    from,
    hits: found.hits,
    asOf: found.asOf,
    total: found.total,
    articles: articles.slice(0, 3),
    activities,
    listed: all.facilities,
  };
}

/** The day the sentence starts with: the next working day but one, when a booking is most likely. */
export function suggestedDay({ portal, today }: PageContext): CivilDate {
  return nextOpenDay(portal.special(), addDays(today, 1));
}

function nextOpenDay(special: Parameters<typeof isWorkday>[1], from: CivilDate): CivilDate {
  let date = from;
  while (!isWorkday(date, special)) date = addDays(date, 1);
  return date;
}

/** Ages a parent chooses from: months up to two years one by one, then by quarters. */
export const AGE_CHOICES = [...Array.from({ length: 24 }, (_, n) => n + 1).filter((n) => n >= 3), 27, 30, 33, 35];
