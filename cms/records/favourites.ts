import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import { idOf } from './supply.ts';

/** Centres that families have saved. */
export interface Favourites {
  /** A family's centres as ids, the newest first. */
  listOf(guardianId: string, unit?: Unit): Promise<string[]>;
  add(saved: { guardianId: string; facilityId: string }, unit: Unit): Promise<void>;
  remove(saved: { guardianId: string; facilityId: string }, unit: Unit): Promise<void>;
}

export function createFavourites({ payload }: Kept): Favourites {
  const collection = 'favourites';
  return {
    listOf: async (guardianId, unit) => {
      const where = { guardian: { equals: guardianId } };
      const { docs } = await payload.find({ collection, where, sort: '-createdAt', depth: 0, pagination: false, req: unit });
      return docs.map(({ facility }) => idOf(facility));
    },
    add: async ({ guardianId, facilityId }, req) => {
      await payload.create({ collection, depth: 0, data: { guardian: guardianId, facility: facilityId }, req });
    },
    remove: async ({ guardianId, facilityId }, req) => {
      const where = { guardian: { equals: guardianId }, facility: { equals: facilityId } };
      await payload.db.deleteMany({ collection, where, req });
    },
  };
}
