import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** Adults who sign, pay and are told. */
export interface Guardians {
  /** Makes two changes of one family take turns: both touch its record, so that the second sees what the first did. */
  takeTurn(guardianId: string, unit: Unit): Promise<void>;
}

export function createGuardians({ payload }: Kept): Guardians {
  return {
    takeTurn: async (id, req) => {
      await payload.update({ collection: 'guardians', id, depth: 0, data: {}, req });
    },
  };
}
