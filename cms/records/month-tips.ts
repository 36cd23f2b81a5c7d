import type { MonthTip } from '#domain/guidance/month-message.ts';
import { narrowestFirst } from '#domain/guidance/most-fitting.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

/** What editors have for each month of age to be told of. */
export interface MonthTips {
  /** Those for a month, the ones for the fewest months first. */
  listFor(month: number): Promise<MonthTip[]>;
}

export function createMonthTips({ payload }: Kept): MonthTips {
  const asked = { collection: 'month-tips', locale: 'all', sort: 'fromMonth', depth: 0, limit: 0, pagination: false } as const;
  return {
    listFor: async (month) => {
      const where = { fromMonth: { less_than_equal: month }, toMonth: { greater_than_equal: month } };
      const tips = (await payload.find({ ...asked, where })).docs.map(({ fromMonth, toMonth, what, article, sign }) => ({
        ...{ fromMonth, toMonth, article, topic: '' },
        what: words(what),
        sign: sign || undefined,
      }));
      return narrowestFirst(tips).map(({ topic: _, ...tip }) => tip);
    },
  };
}
