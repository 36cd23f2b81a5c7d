import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import { idOf } from './supply.ts';

export interface PickupPhoto {
  id: string;
  guardianId: string;
  childId: string;
  jpeg: Uint8Array;
}

/** Photographs of who collects a child, for the eyes of its family and of the centre that it comes to. */
export interface PickupPhotos {
  find(id: string): Promise<PickupPhoto | undefined>;
  listOf(guardianId: string): Promise<PickupPhoto[]>;
  /** Gives the new one's number. */
  add(photo: Omit<PickupPhoto, 'id'>, unit: Unit): Promise<string>;
  remove(id: string, unit: Unit): Promise<void>;
  removeOfChild(childId: string, unit: Unit): Promise<void>;
}

export function createPickupPhotos({ payload }: Kept): PickupPhotos {
  const collection = 'pickup-photos';
  const toPhoto = ({ id, guardian, child, jpeg }: { id: string; guardian: unknown; child: unknown; jpeg: string }) => ({
    id,
    guardianId: idOf(guardian as string),
    childId: idOf(child as string),
    jpeg: new Uint8Array(Buffer.from(jpeg, 'base64')),
  });
  return {
    find: async (id) => {
      const doc = isId(id) ? await payload.findByID({ collection, id, depth: 0, disableErrors: true }) : undefined;
      return doc ? toPhoto(doc) : undefined;
    },
    listOf: async (guardianId) => {
      const where = { guardian: { equals: guardianId } };
      return (await payload.find({ collection, where, depth: 0, pagination: false })).docs.map(toPhoto);
    },
    add: async ({ guardianId: guardian, childId: child, jpeg }, req) => {
      const data = { guardian, child, jpeg: Buffer.from(jpeg).toString('base64') };
      return (await payload.create({ collection, data, depth: 0, req })).id;
    },
    remove: async (id, req) => {
      await payload.db.deleteMany({ collection, where: { id: { equals: id } }, req });
    },
    removeOfChild: async (childId, req) => {
      await payload.db.deleteMany({ collection, where: { child: { equals: childId } }, req });
    },
  };
}
