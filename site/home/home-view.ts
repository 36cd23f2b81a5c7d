import { monthsOf } from '#cms/finding/months-of-hits.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { secondsPlacesHold } from '#cms/places/places-hold.ts';
import { mostFitting } from '#domain/guidance/most-fitting.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { nextOpenDay } from '#domain/time/workdays.ts';
import { HOME_AGE } from '../ui/choices.ts';
import { comingActivities } from '../ui/coming-activities.ts';
import type { PageContext } from '../ui/page-context.ts';

const NEAR_METRES = 5000;
/** Texts for the age, of which those are shown that fit it best. */
const MOST_WEIGHED = 60;
const MOST_ACTIVITIES = 3;

/** What the home page shows: who near the start place has a place, what this month of age asks for, what is on. */
export async function homeView(context: PageContext, month: number) {
  const { portal, lang, today, minute } = context;
  const { startPlace } = portal.city;
  const date = nextOpenDay({ date: today, minute }, portal.special());
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
    portal.articles.list({ lang, month, sort: '-fromMonth', limit: MOST_WEIGHED }),
    comingActivities(context, { limit: MOST_ACTIVITIES }),
    portal.search.counts(),
  ]);
  const desk = createOfferDesk(portal, found.asOf);
  const months = await monthsOf(found.hits, { supplies: portal.supplies, desk, wish: { ageMonths: HOME_AGE }, today });
  const facilities = found.hits.flatMap(({ id }) => portal.supplies.get(id) ?? []);
  const { lat, lng } = startPlace.point;
  // The link asks just what was asked here, so that both count the same.
  const address = new URLSearchParams({
    near: `${lat},${lng}`,
    place: startPlace.name[lang],
    radius: String(NEAR_METRES),
    form: 'hourly',
    ageMonths: String(HOME_AGE),
    date,
    from: formatTime(from),
    to: formatTime(from + 60),
  });
  return {
    date,
    address,
    isToday: date === today,
    hits: found.hits,
    months,
    asOf: found.asOf,
    seconds: await secondsPlacesHold(portal, { facilities, day: today, now: found.asOf }),
    total: found.total,
    articles: mostFitting(articles, 3),
    activities: activities.slice(0, MOST_ACTIVITIES),
    listed: all.facilities,
  };
}
