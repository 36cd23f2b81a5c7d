import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';

/** A message that the outbox of a demonstration shows. */
export interface SentMessage {
  to: string;
  kind: string;
  subject: string;
  text: string;
  sentAt: Instant;
}

export interface Messages {
  /** The newest first. */
  listNewest(most: number): Promise<SentMessage[]>;
}

export function createMessages({ payload }: Kept): Messages {
  return {
    listNewest: async (limit) => {
      const { docs } = await payload.find({ collection: 'messages', sort: ['-sentAt', '-createdAt'], depth: 0, limit });
      return docs.map(({ to, kind, subject, text, sentAt }) => ({ to, kind, subject, text, sentAt }));
    },
  };
}
