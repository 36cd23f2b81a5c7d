import type { Payload } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import type { DirectStore, KeptCheckout } from '#cms/ports/payment/direct.ts';
import type { PretendRecord, PretendStore } from '#cms/ports/payment/pretend-record.ts';

type Collection = 'pretend-payments' | 'centre-payments' | 'direct-payments';

/** Keeps the records of a way to pay in the database, so that they outlive a restart, and so that processes take turns. */
export const pretendStore = (
  payload: Payload,
  collection: 'pretend-payments' | 'centre-payments' = 'pretend-payments',
): PretendStore => recordStore<PretendRecord>(payload, collection);

/** The same, of what is asked of the payment apps. */
export const directStore = (payload: Payload): DirectStore => recordStore<KeptCheckout>(payload, 'direct-payments');

function recordStore<Kept extends PretendRecord | KeptCheckout>(payload: Payload, collection: Collection) {
  const find = async (ref: string, req?: Unit) => {
    const where = { ref: { equals: ref } };
    return (await payload.find({ collection, where, limit: 1, pagination: false, depth: 0, ...(req ? { req } : {}) })).docs[0];
  };
  return {
    get: async (ref: string) => ((await find(ref))?.state ?? undefined) as Kept | undefined,
    change: (ref: string, to: (kept: Kept | undefined) => Kept | undefined): Promise<void> =>
      inTransaction(payload, async (req) => {
        // Written before it is read: whoever comes at the same time comes after.
        const data = { updatedAt: new Date(machineTime()).toISOString() };
        await payload.db.updateOne({ collection, where: { ref: { equals: ref } }, data, req });
        const known = await find(ref, req);
        const seen = (known?.state ?? undefined) as Kept | undefined;
        const state = to(seen);
        if (!state || state === seen) return;
        if (known) await payload.update({ collection, id: known.id, depth: 0, data: { state }, req });
        else await payload.create({ collection, depth: 0, data: { ref, state } as never, req });
      }),
  };
}
