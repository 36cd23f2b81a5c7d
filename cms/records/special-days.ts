import type { Payload } from 'payload';
import { type SpecialDays, specialDays } from '#domain/workdays.ts';

export async function readSpecialDays(payload: Payload): Promise<SpecialDays> {
  const { docs } = await payload.find({ collection: 'special-days', locale: 'all', pagination: false, limit: 0 });
  return specialDays(
    docs.map((doc) => {
      const name = doc.name as unknown as { zh?: string; en?: string };
      return { date: doc.date, kind: doc.kind, name: { zh: name.zh ?? name.en ?? '', en: name.en ?? name.zh ?? '' } };
    }),
  );
}
