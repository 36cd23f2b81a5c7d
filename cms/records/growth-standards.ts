import { type GrowthTable, readGrowthTable } from '#domain/guidance/growth-table.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

export interface GrowthStandard {
  code: string;
  name: InEveryLanguage;
  source: InEveryLanguage;
  sourceUrl?: string;
  licence: InEveryLanguage;
  effectiveOn?: CivilDate;
  table: GrowthTable;
}

/** What growth is compared with, the one to be drawn first. */
export interface GrowthStandards {
  list(): Promise<GrowthStandard[]>;
}

export function createGrowthStandards({ payload }: Kept): GrowthStandards {
  const asked = { collection: 'growth-standards', locale: 'all', sort: 'order', depth: 0, limit: 0, pagination: false } as const;
  return {
    list: async () =>
      (await payload.find(asked)).docs.flatMap(({ code, name, source, sourceUrl, licence, effectiveOn, table }) => {
        const read = readGrowthTable(table);
        // One that can no longer be read is not drawn: saving refuses it.
        if (!('table' in read)) return [];
        const said = { name: words(name), source: words(source), licence: words(licence) };
        return [{ code, ...said, sourceUrl: sourceUrl ?? undefined, effectiveOn: effectiveOn ?? undefined, table: read.table }];
      }),
  };
}
