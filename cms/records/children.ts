import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import type { Child } from './payload-types.ts';

export type ChildData = Pick<Child, 'guardian' | 'name' | 'birthDate' | 'healthConsent' | 'healthNotes' | 'pickups'>;

/** Children of families. Their data is read only where it is needed (promise 8). */
export interface Children {
  find(id: string): Promise<Child | undefined>;
  get(id: string): Promise<Child>;
  /** A family's, the eldest first. */
  listOf(guardianId: string): Promise<Child[]>;
  add(child: ChildData): Promise<Child>;
  change(id: string, to: ChildData): Promise<Child>;
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
    listOf: async (guardianId) => {
      const where = { guardian: { equals: guardianId } };
      return (await payload.find({ ...asked, where, sort: 'birthDate', pagination: false })).docs;
    },
    add: (data) => payload.create({ ...asked, data }),
    change: (id, data) => payload.update({ ...asked, id, data }),
    takeTurn: async (id, req) => {
      await payload.update({ ...asked, id, data: {}, req });
    },
  };
}
