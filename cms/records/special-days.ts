import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type SpecialDay, type SpecialDays, specialDays } from '#domain/time/workdays.ts';
import type { Kept } from './kept.ts';
import type { SpecialDay as Row } from './payload-types.ts';
import { words } from './words.ts';

export async function readSpecialDays(payload: Payload): Promise<SpecialDays> {
  const { docs } = await payload.find({ collection: 'special-days', locale: 'all', pagination: false, limit: 0 });
  return specialDays(docs.map(toSpecialDay));
}

export const toSpecialDay = ({ date, kind, name }: Pick<Row, 'date' | 'kind' | 'name'>): SpecialDay => ({
  date,
  kind,
  name: words(name),
});

/** Days off and make-up working days, one by one. */
export interface Calendar {
  find(id: string, unit: Unit): Promise<SpecialDay | undefined>;
}

export function createCalendar({ payload }: Kept): Calendar {
  return {
    find: async (id, req) => {
      const doc = await payload.findByID({ collection: 'special-days', id, locale: 'all', depth: 0, disableErrors: true, req });
      return doc ? toSpecialDay(doc) : undefined;
    },
  };
}
