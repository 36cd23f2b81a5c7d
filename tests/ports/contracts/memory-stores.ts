import type { OutboxMessage, OutboxStore } from '#cms/ports/notify/outbox.ts';
import type { PretendRecord, PretendStore } from '#cms/ports/payment/pretend-record.ts';

/** Copies in and out, so that nobody changes a stored record by holding on to it. */
export function createMemoryStore(): PretendStore {
  const records = new Map<string, PretendRecord>();
  return {
    get: async (ref) => structuredClone(records.get(ref)),
    change: async (ref, to) => {
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
