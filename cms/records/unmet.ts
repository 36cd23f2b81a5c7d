import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { Unmet, UnmetSum } from '#domain/supervision/unmet.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Kept } from './kept.ts';

/** How often families found nothing: sums by day, area, age, care and part of the day. Nothing of a family is kept. */
export interface UnmetSums {
  /** Adds to what any process has counted; with a unit of work, all of it or none. */
  add(sum: UnmetSum, unit?: Unit): Promise<void>;
  /** In a year or in a month of it, such as `2026` or `2026-11`. */
  listIn(period: string): Promise<UnmetSum[]>;
  removeBefore(day: CivilDate): Promise<void>;
}

const keyOf = ({ kind, day, area, age, care, part }: Unmet): string => [day, kind, area, age, care, part].join('|');

export function createUnmetSums({ payload }: Pick<Kept, 'payload'>): UnmetSums {
  const collection = 'unmet-demand';
  return {
    add: async (sum, req) => {
      const key = keyOf(sum);
      const more = async () => {
        const data = { times: { $inc: sum.times } };
        return Boolean(await payload.db.updateOne({ collection, where: { key: { equals: key } }, data, req }));
      };
      if (await more()) return;
      try {
        await payload.db.create({ collection, data: { ...sum, key }, req });
      } catch (error) {
        // Within a unit of work the whole of it is done again.
        if (req || !isDuplicate(error)) throw error;
        await more();
      }
    },
    listIn: async (period) => {
      const where = { day: { greater_than_equal: `${period}-00`, less_than_equal: `${period}-99` } };
      const { docs } = await payload.db.find<UnmetSum & { area?: string | null }>({
        ...{ collection, where, pagination: false, limit: 0 },
      });
      return docs.map(({ kind, day, area, age, care, part, times }) => ({ kind, day, area: area ?? '', age, care, part, times }));
    },
    removeBefore: async (day) => {
      await payload.db.deleteMany({ collection, where: { day: { less_than: day } } });
    },
  };
}
