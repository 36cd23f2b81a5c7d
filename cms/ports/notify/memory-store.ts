import type { OutboxMessage, OutboxStore } from './outbox.ts';

export function createMemoryOutboxStore(): OutboxStore {
  const messages = new Map<string, OutboxMessage>();
  return {
    add: async (message) => {
      if (!messages.has(message.id)) messages.set(message.id, { ...message });
    },
    list: async ({ limit }) => [...messages.values()].reverse().slice(0, limit),
  };
}
