import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { Kept } from './kept.ts';
import type { Class } from './payload-types.ts';
import { words } from './words.ts';

/** Classes of children, beyond what selling their places needs. */
export interface Classes {
  /** In both languages; of a class that takes no more children too. */
  nameOf(classId: string): Promise<InEveryLanguage>;
  /** A centre's, the youngest first, with both languages in their localized fields. */
  listOf(facilityId: string, unit?: Unit): Promise<Class[]>;
}

export function createClasses({ payload }: Kept): Classes {
  const asked = { collection: 'classes', depth: 0, locale: 'all' } as const;
  return {
    nameOf: async (id) => words((await payload.findByID({ ...asked, id })).name),
    listOf: async (facilityId, req) => {
      const where = { facility: { equals: facilityId } };
      return (await payload.find({ ...asked, where, pagination: false, limit: 0, sort: 'ageFrom', req })).docs;
    },
  };
}
