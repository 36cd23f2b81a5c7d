import type { OutboxMessage, OutboxStore } from '#cms/ports/notify/outbox.ts';
import type { DirectStore, KeptCheckout } from '#cms/ports/payment/direct.ts';
import type { PretendRecord, PretendStore } from '#cms/ports/payment/pretend-record.ts';

export const createMemoryStore = (): PretendStore => memoryStore<PretendRecord>();
export const createMemoryDirectStore = (): DirectStore => memoryStore<KeptCheckout>();

/** Copies in and out, so that nobody changes a stored record by holding on to it. */
function memoryStore<Kept extends object>() {
  const records = new Map<string, Kept>();
  return {
    get: async (ref: string) => structuredClone(records.get(ref)),
    change: async (ref: string, to: (kept: Kept | undefined) => Kept | undefined) => {
      const record = to(structuredClone(records.get(ref)));
      if (record) records.set(ref, structuredClone(record));
    },
  };
}

export function createMemoryOutboxStore(): OutboxStore {
  const messages = new Map<string, OutboxMessage>();
  return {
    add: async (message) => {
      if (!messages.has(message.id)) messages.set(message.id, { ...message });
    },
    list: async ({ limit }) => [...messages.values()].reverse().slice(0, limit),
  };
}
