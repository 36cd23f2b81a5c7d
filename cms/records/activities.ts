import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { addTranslated } from './add-translated.ts';
import type { Kept } from './kept.ts';
import { type PageName, readPageNames } from './pages.ts';
import type { Activity } from './payload-types.ts';

/** What families can come to. */
export interface Activities {
  /** From a day on, by day; with no `limit` all of them. */
  listFrom(day: CivilDate, asked: { lang: Lang; limit?: number }): Promise<Activity[]>;
  listPages(): Promise<PageName[]>;
  add(activity: { same: Partial<Activity>; words: Record<Lang, Partial<Activity>> }): Promise<void>;
}

export function createActivities({ payload }: Kept): Activities {
  const collection = 'activities';
  return {
    listFrom: async (day, { lang, limit = 0 }) => {
      const where = { date: { greater_than_equal: day } };
      return (await payload.find({ collection, where, locale: lang, sort: 'date', limit, pagination: false })).docs;
    },
    listPages: () => readPageNames(payload, collection, {}),
    add: (activity) => addTranslated(payload, collection, activity),
  };
}
