import type { Channel } from '#cms/ports/notify/port.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
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

/** How it went, besides. */
export interface KeptMessage extends SentMessage {
  channel: Channel;
  lang: Lang;
}

export interface Messages {
  /** The newest first. */
  listNewest(most: number): Promise<KeptMessage[]>;
}

export function createMessages({ payload }: Kept): Messages {
  return {
    listNewest: async (limit) => {
      const { docs } = await payload.find({ collection: 'messages', sort: ['-sentAt', '-createdAt'], depth: 0, limit });
      return docs.map(({ to, kind, subject, text, sentAt, channel, lang }) => ({
        ...{ to, kind, subject, text, sentAt },
        channel: channel === 'email' ? 'email' : 'sms',
        lang: langOf(lang),
      }));
    },
  };
}
