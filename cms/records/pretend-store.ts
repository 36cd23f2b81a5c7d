import type { Payload } from 'payload';
import type { PretendStore } from '#cms/ports/payment/pretend-record.ts';

/** Keeps the pretend provider's records in the database, so that they outlive a restart. */
export function pretendStore(payload: Payload): PretendStore {
  const find = async (ref: string) => {
    const { docs } = await payload.find({
      collection: 'pretend-payments',
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
      if (known) await payload.update({ collection: 'pretend-payments', id: known.id, data: { state } });
      else await payload.create({ collection: 'pretend-payments', data: { ref, state } });
    },
  };
}
