import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import type { ClassStandard } from './payload-types.ts';

/** The most that a class may take, by its type. */
export interface ClassStandards {
  /** The newest for a type of class. */
  find(type: string, unit: Unit): Promise<ClassStandard | undefined>;
}

export function createClassStandards({ payload }: Kept): ClassStandards {
  return {
    find: async (type, req) => {
      const asked = { collection: 'class-standards', sort: '-effectiveOn', depth: 0, limit: 1, pagination: false } as const;
      return (await payload.find({ ...asked, where: { type: { equals: type } }, req })).docs[0];
    },
  };
}
