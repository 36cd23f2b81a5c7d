import type { Payload } from 'payload';
import type { PretendStore } from '#cms/ports/payment/pretend-record.ts';

/** Keeps the records of a way to pay in the database, so that they outlive a restart. */
export function pretendStore(
  payload: Payload,
  collection: 'pretend-payments' | 'centre-payments' = 'pretend-payments',
): PretendStore {
  const find = async (ref: string) => {
    const { docs } = await payload.find({
      collection,
      where: { ref: { equals: ref } },
      limit: 1,
      pagination: false,
    });
    return docs[0];
  };
  return {
    get: async (ref) => (await find(ref))?.state ?? undefined,
    put: async (ref, state) => {
      const known = await find(ref);
      if (known) await payload.update({ collection, id: known.id, data: { state } });
      else await payload.create({ collection, data: { ref, state } });
    },
  };
}
