import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { addTranslated } from './add-translated.ts';
import { createFormerAddresses } from './former-addresses.ts';
import type { Kept } from './kept.ts';
import { type PageName, readPageNames } from './pages.ts';
import type { Activity } from './payload-types.ts';

/** What families can come to. */
export interface Activities {
  /** Those with a session on that day or later that families find, by their first, without what was called off; with no `limit` all of them. */
  listFrom(day: CivilDate, asked: { lang: Lang; limit?: number; calledOff?: boolean }): Promise<Activity[]>;
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
  listPages(): Promise<PageName[]>;
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

export function createActivities({ payload, now }: Kept): Activities {
  const collection = 'activities';
  const all = { collection, depth: 0, limit: 0, pagination: false } as const;
  const former = createFormerAddresses({ payload });
  return {
    listFrom: async (day, { lang, limit = 0, calledOff = false }) => {
      const ahead = { lastDate: { greater_than_equal: day }, ...(calledOff ? {} : { cancelled: { not_equals: true } }) };
      const where = { and: [ahead, openOn(day)] };
      return (await payload.find({ ...all, where, locale: lang, sort: 'date', limit })).docs;
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
    listPages: () => readPageNames(payload, collection, openOn(now().slice(0, 10))),
    add: (activity) => addTranslated(payload, collection, activity),
  };
}
