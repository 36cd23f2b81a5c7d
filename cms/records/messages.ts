import type { Channel } from '#cms/ports/notify/port.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { Message } from './payload-types.ts';

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
  /** What was sent about a booking and is still kept, the first first. */
  about(bookingId: string): Promise<KeptMessage[]>;
}

export function createMessages({ payload }: Kept): Messages {
  return {
    listNewest: async (limit) => {
      const { docs } = await payload.find({ collection: 'messages', sort: ['-sentAt', '-createdAt'], depth: 0, limit });
      return docs.map(toKept);
    },
    about: async (bookingId) => {
      const asked = { collection: 'messages', depth: 0, pagination: false, limit: 0 } as const;
      const where = { booking: { equals: bookingId } };
      return (await payload.find({ ...asked, sort: ['sentAt', 'messageId'], where })).docs.map(toKept);
    },
  };
}

const toKept = ({ to, kind, subject, text, sentAt, channel, lang }: Message): KeptMessage => ({
  ...{ to, kind, subject, text, sentAt },
  channel: channel === 'email' ? 'email' : 'sms',
  lang: langOf(lang),
});
