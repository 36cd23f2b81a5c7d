import { pageParam } from '#cms/input/values.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { formatMoney } from '#cms/words/format.ts';
import { placesLeft } from '#domain/guidance/signup.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { comingActivities } from '../ui/coming-activities.ts';
import type { PageContext } from '../ui/page-context.ts';

/** So many of each kind stand on a page of the list. */
const PER_PAGE = 40;

/** A page of the list, by the number in its address, and which there are around it. */
export async function activityPage(context: PageContext, params: URLSearchParams) {
  const { portal, today, minute } = context;
  const { begun, later } = await portal.activities.countFrom(today, { calledOff: true, minute });
  const pages = Math.max(1, Math.ceil(Math.max(begun, later) / PER_PAGE));
  const page = pageParam(params, pages);
  return {
    activities: await comingActivities(context, { calledOff: true, limit: PER_PAGE, page }),
    page,
    pages,
    total: begun + later,
  };
}

/** Of each activity, how its places stand, in as few words as a list has room for. */
export async function shortRooms({ portal, t }: PageContext, activities: readonly Activity[]): Promise<Map<string, string>> {
  const all = await portal.signups.listOfAll(activities.map(({ id }) => id));
  return new Map(
    activities.flatMap(({ id, capacity, cancelled }) => {
      if (cancelled) return [[id, t('activity.calledOff')] as const];
      const line = all.filter(({ activityId }) => activityId === id);
      const left = placesLeft(capacity, line);
      if (left === undefined) return [];
      return [[id, left === 0 ? t('activity.fullShort') : t('activity.leftShort', { count: left })] as const];
    }),
  );
}

export function byDay(activities: readonly Activity[]): { date: CivilDate; activities: Activity[] }[] {
  const dates = [...new Set(activities.map(({ date }) => date))];
  return dates.map((date) => ({ date, activities: activities.filter((one) => one.date === date) }));
}

/** What it costs. */
export const priceWords = ({ t, lang, currency }: PageContext, { fee }: Pick<Activity, 'fee'>): string =>
  fee ? formatMoney(fee, { currency, lang, whole: true }) : t('guidance.free');

/** What it costs, and for how many families there is room. */
export function roomWords(context: PageContext, { fee, capacity }: Activity): string {
  const { t } = context;
  return [priceWords(context, { fee }), ...(capacity ? [t('guidance.capacity', { count: capacity })] : [])].join(
    t('common.comma'),
  );
}

/** The district of an activity's township, where the city has codes. */
export function districtWords({ portal, lang }: PageContext, { townshipCode }: Activity): string {
  const { areas } = portal.city;
  const township = areas.find(({ code }) => code === townshipCode);
  return areas.find(({ code }) => code === township?.parent)?.name[lang] ?? '';
}
