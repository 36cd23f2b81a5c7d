import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Kept } from './kept.ts';

/** How often a text was read on a day, by whoever: nothing of a reader is kept. */
export interface Readings {
  add(times: { article: string; day: CivilDate; times: number }): Promise<void>;
  /** Of each text, in a year or in a month of it, such as `2026` or `2026-11`. */
  countIn(period: string): Promise<Map<string, number>>;
  /** Of all texts together, by month. */
  byMonth(from: CivilDate): Promise<Map<string, number>>;
}

export function createReadings({ payload }: Pick<Kept, 'payload'>): Readings {
  const collection = 'article-reads';
  const list = async (from: string, to: string) => {
    const where = { day: { greater_than_equal: from, less_than_equal: to } };
    const { docs } = await payload.db.find<{ article: string; day: string; times: number }>({
      ...{ collection, where, pagination: false, limit: 0 },
    });
    return docs;
  };
  return {
    add: async ({ article, day, times }) => {
      const key = `${day}|${article}`;
      const more = async () => {
        const data = { times: { $inc: times } };
        return Boolean(await payload.db.updateOne({ collection, where: { key: { equals: key } }, data }));
      };
      if (await more()) return;
      try {
        await payload.db.create({ collection, data: { key, article, day, times } });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await more();
      }
    },
    countIn: async (period) => summed(await list(`${period}-00`, `${period}-99`), ({ article }) => article),
    byMonth: async (from) => summed(await list(from, '9999'), ({ day }) => day.slice(0, 7)),
  };
}

function summed<One extends { times: number }>(rows: readonly One[], of: (one: One) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(of(row), (sums.get(of(row)) ?? 0) + row.times);
  return sums;
}
