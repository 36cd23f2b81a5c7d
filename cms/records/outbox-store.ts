import type { Payload } from 'payload';
import type { OutboxStore } from '#cms/ports/notify/outbox.ts';
import { langOf } from '#domain/language/lang.ts';

/** Messages kept in the database, where a demonstration shows them at `/outbox`. */
export function outboxStore(payload: Payload): OutboxStore {
  return {
    add: async ({ id, at, values: _, wechat: __, link: ___, ...message }) => {
      const known = await payload.count({ collection: 'messages', where: { messageId: { equals: id } } });
      if (known.totalDocs === 0)
        await payload.create({ collection: 'messages', data: { ...message, messageId: id, sentAt: at } });
    },
    list: async ({ limit }) => {
      const { docs } = await payload.find({ collection: 'messages', sort: '-sentAt', limit });
      return docs.map((doc) => ({
        id: doc.messageId,
        to: doc.to,
        channel: doc.channel === 'email' ? 'email' : 'sms',
        subject: doc.subject,
        text: doc.text,
        lang: langOf(doc.lang),
        kind: doc.kind,
        booking: doc.booking ?? undefined,
        at: doc.sentAt,
      }));
    },
  };
}
