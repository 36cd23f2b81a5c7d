import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { AREA_LEVELS } from '#domain/places/geo.ts';
import type { Kept } from './kept.ts';
import type { Area as AreaDocument } from './payload-types.ts';
import { words } from './words.ts';

export interface Area {
  code: string;
  name: string;
  level: (typeof AREA_LEVELS)[number];
  /** Code of the area that it is a part of. */
  parent?: string;
}

/** City, districts and townships, as the city keeps them. */
export interface Areas {
  /** By code, so that a district comes before its townships. */
  listOf(lang: Lang, unit?: Unit): Promise<Area[]>;
}

export function createAreas({ payload }: Kept): Areas {
  return {
    listOf: async (lang, req) => {
      const asked = { collection: 'areas', sort: 'code', locale: 'all', depth: 0, limit: 0, pagination: false } as const;
      const docs: Pick<AreaDocument, 'code' | 'name' | 'level' | 'parent'>[] = (await payload.find({ ...asked, req })).docs;
      return docs.map(({ code, name, level, parent }) => ({ code, name: words(name)[lang], level, parent: parent ?? undefined }));
    },
  };
}
