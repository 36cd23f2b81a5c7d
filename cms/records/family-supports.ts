import { type FamilySupport, readRates } from '#domain/money/family-support.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

/** Money and leave that the law gives families, by the city's own record of it. */
export interface FamilySupports {
  list(): Promise<FamilySupport[]>;
}

export function createFamilySupports({ payload }: Kept): FamilySupports {
  const asked = { collection: 'family-supports', locale: 'all', depth: 0, limit: 0, pagination: false } as const;
  return {
    list: async () =>
      (await payload.find({ ...asked, sort: 'order' })).docs.map(
        ({ code, kind, untilMonths, from, checked, readOn, title, how, deadline, source, ...row }) => ({
          ...{ code, kind, untilMonths, from, checked, readOn },
          title: words(title),
          how: words(how),
          deadline: words(deadline),
          source: words(source),
          inWords: row.inWords ? words(row.inWords) : undefined,
          note: row.note ? words(row.note) : undefined,
          amount: row.amount ?? undefined,
          needs: row.needs ?? undefined,
          taxRates: readRates(row.taxRates ?? ''),
          taxPercent: row.taxPercent ?? undefined,
          sourceUrl: row.sourceUrl || undefined,
          to: row.to || undefined,
        }),
      ),
  };
}
