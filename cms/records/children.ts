import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import type { Child } from './payload-types.ts';

/** Children of families. Their data is read only where it is needed (promise 8). */
export interface Children {
  find(id: string): Promise<Child | undefined>;
  get(id: string): Promise<Child>;
  /**
   * Makes two bookings of one child take turns. They may touch no day in common: on MongoDB only a document that both
   * write lets the second see the first.
   */
  takeTurn(id: string, unit: Unit): Promise<void>;
}

export function createChildren({ payload }: Kept): Children {
  const asked = { collection: 'children', depth: 0 } as const;
  return {
    find: async (id) => (await payload.findByID({ ...asked, id, disableErrors: true })) ?? undefined,
    get: (id) => payload.findByID({ ...asked, id }),
    takeTurn: async (id, req) => {
      await payload.update({ ...asked, id, data: {}, req });
    },
  };
}
