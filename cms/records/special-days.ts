import type { Payload } from 'payload';
import { type SpecialDays, specialDays } from '#domain/time/workdays.ts';
import { words } from './words.ts';

export async function readSpecialDays(payload: Payload): Promise<SpecialDays> {
  const { docs } = await payload.find({ collection: 'special-days', locale: 'all', pagination: false, limit: 0 });
  return specialDays(docs.map(({ date, kind, name }) => ({ date, kind, name: words(name) })));
}
