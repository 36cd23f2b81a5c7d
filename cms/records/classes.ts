import type { Kept } from './kept.ts';
import { words } from './words.ts';

/** Classes of children, beyond what selling their places needs. */
export interface Classes {
  /** In both languages; of a class that takes no more children too. */
  nameOf(classId: string): Promise<{ zh: string; en: string }>;
}

export function createClasses({ payload }: Kept): Classes {
  return {
    nameOf: async (id) => words((await payload.findByID({ collection: 'classes', id, depth: 0, locale: 'all' })).name),
  };
}
