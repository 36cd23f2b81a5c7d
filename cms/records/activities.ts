import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { addTranslated } from './add-translated.ts';
import { createFormerAddresses } from './former-addresses.ts';
import type { Kept } from './kept.ts';
import { type PageNames, pageNames } from './pages.ts';
import type { Activity } from './payload-types.ts';

/** Which activities are asked for; all where nothing is said. */
export interface AskedActivities {
  calledOff?: boolean;
  /** Minutes since midnight of the day: what meets on it for the last time and is over by then is left out. */
  minute?: number;
  /** Those for a child of some of these months of age. */
  months?: { fromMonth: number; toMonth: number };
  /** Those of these townships, by their codes. */
  townships?: readonly string[];
}

/** What families can come to. */
export interface Activities {
  /**
   * Those with a session on that day or later that families find, without what was called off: so many of those that have
   * begun, and so many of those that begin later, by their first day. Pages of them are counted from 1.
   */
  listFrom(day: CivilDate, asked: AskedActivities & { lang: Lang; limit: number; page?: number }): Promise<Activity[]>;
  /** How many there are of each of the two. */
  countFrom(day: CivilDate, asked: AskedActivities): Promise<{ begun: number; later: number }>;
  /** Those with a session between two days, or around them, also of bodies outside. */
  listBetween(days: { from: CivilDate; to: CivilDate }, lang: Lang): Promise<Activity[]>;
  /** By the name in its address, also one that it had before. */
  find(slug: string, lang: Lang): Promise<Activity | undefined>;
  get(id: string, lang: Lang, unit?: Unit): Promise<Activity>;
  listNamed(ids: readonly string[], lang: Lang): Promise<Activity[]>;
  /** Of bodies outside, how many wait for a reviewer in a territory; and a body's own that wait, with what a reviewer said of them. */
  countToReview(of: { territory?: string | null }, day: CivilDate): Promise<number>;
  waitingOf(organiserId: string, lang: Lang): Promise<Pick<Activity, 'id' | 'title' | 'reviewNote'>[]>;
  /** Which of them families find on a day. */
  openAmong(ids: readonly string[], day: CivilDate): Promise<Set<string>>;
  pagesOn(day: CivilDate): PageNames;
  add(activity: { same: Partial<Activity>; words: Record<Lang, Partial<Activity>> }): Promise<void>;
}

/** As `isOpenToFamilies`: the city's own, and of a body outside what is reviewed, while the city approves of it. */
const openOn = (day: CivilDate): Where => ({
  or: [
    { organiser: { exists: false } },
    {
      and: [
        { approved: { equals: true } },
        { 'organiser.until': { greater_than_equal: day } },
        { 'organiser.stopped': { not_equals: true } },
      ],
    },
  ],
});

/** What has begun and goes on, and what begins on the day or later. */
function aheadOf(
  day: CivilDate,
  { calledOff = false, minute, months, townships }: AskedActivities,
): Record<'begun' | 'later', Where> {
  const asked: Where[] = [
    openOn(day),
    ...(minute === undefined
      ? []
      : [{ or: [{ lastDate: { greater_than: day } }, { to: { greater_than: formatTime(minute) } }] }]),
    ...(calledOff ? [] : [{ cancelled: { not_equals: true } }]),
    ...(months ? [{ fromMonth: { less_than_equal: months.toMonth }, toMonth: { greater_than_equal: months.fromMonth } }] : []),
    ...(townships ? [{ townshipCode: { in: [...townships] } }] : []),
  ];
  return {
    begun: { and: [{ date: { less_than: day }, lastDate: { greater_than_equal: day } }, ...asked] },
    later: { and: [{ date: { greater_than_equal: day } }, ...asked] },
  };
}

export function createActivities({ payload }: Kept): Activities {
  const collection = 'activities';
  const all = { collection, depth: 0, limit: 0, pagination: false } as const;
  const former = createFormerAddresses({ payload });
  return {
    listFrom: async (day, { lang, limit, page = 1, ...asked }) => {
      const some = { ...all, locale: lang, sort: ['date', 'from', 'id'], limit, page, pagination: page > 1 };
      const [begun, later] = await Promise.all(
        Object.values(aheadOf(day, asked)).map((where) => payload.find({ ...some, where })),
      );
      return [...(begun?.docs ?? []), ...(later?.docs ?? [])];
    },
    countFrom: async (day, asked) => {
      const { begun, later } = aheadOf(day, asked);
      const count = async (where: Where) => (await payload.count({ collection, where })).totalDocs;
      return { begun: await count(begun), later: await count(later) };
    },
    listBetween: async ({ from, to }, lang) => {
      const where = { lastDate: { greater_than_equal: from }, date: { less_than_equal: to } };
      return (await payload.find({ ...all, where, locale: lang, sort: 'date' })).docs;
    },
    find: (slug, lang) =>
      former.findPage({ section: collection, slug }, async (where) => {
        return (await payload.find({ ...all, where, locale: lang, limit: 1 })).docs[0];
      }),
    get: (id, lang, req) => payload.findByID({ collection, depth: 0, id, locale: lang, ...(req ? { req } : {}) }),
    listNamed: async (ids, lang) =>
      ids.length === 0 ? [] : (await payload.find({ ...all, where: { id: { in: [...ids] } }, locale: lang, sort: 'date' })).docs,
    countToReview: async ({ territory }, day) => {
      const area =
        !territory || territory.length < 6
          ? {}
          : { [territory.length === 6 ? 'districtCode' : 'townshipCode']: { equals: territory } };
      const ahead = { lastDate: { greater_than_equal: day }, cancelled: { not_equals: true }, reviewNote: { exists: false } };
      const where: Where = { and: [ahead, area, { organiser: { exists: true } }, { approved: { not_equals: true } }] };
      return (await payload.count({ collection, where })).totalDocs;
    },
    waitingOf: async (organiser, lang) => {
      const where = { organiser: { equals: organiser }, approved: { not_equals: true }, cancelled: { not_equals: true } };
      return (await payload.find({ ...all, where, locale: lang, sort: 'date' })).docs;
    },
    openAmong: async (ids, day) => {
      if (ids.length === 0) return new Set();
      const where = { and: [{ id: { in: [...ids] } }, openOn(day)] };
      return new Set((await payload.find({ ...all, where, select: {} })).docs.map(({ id }) => id));
    },
    pagesOn: (day) => pageNames(payload, collection, openOn(day)),
    add: (activity) => addTranslated(payload, collection, activity),
  };
}
