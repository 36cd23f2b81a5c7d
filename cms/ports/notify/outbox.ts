import type { Instant } from '#domain/time/zoned-time.ts';
import { type Notification, type NotifierPort, recipientKind } from './port.ts';
import { sendFailed } from './send-failed.ts';

export interface OutboxMessage extends Notification {
  at: Instant;
}

export interface OutboxStore {
  /** A message whose id is there already changes nothing. */
  add(message: OutboxMessage): Promise<void>;
  /** Newest first. */
  list(options: { limit: number }): Promise<OutboxMessage[]>;
}

/** Sends nothing: keeps every message where a person can read it. */
export function createOutbox({ store, now }: { store: OutboxStore; now: () => Instant }): NotifierPort {
  return {
    name: 'outbox',
    reaches: { email: true, phone: true },
    async send(notification) {
      if (!recipientKind(notification.to)) return sendFailed(notification, 'bad_address');
      await store.add({ ...notification, at: now() });
      return { ok: true };
    },
  };
}
