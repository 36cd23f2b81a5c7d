import type { Instant } from '#domain/time/zoned-time.ts';
import { createOutbox, type OutboxStore } from './outbox.ts';
import type { NotifierPort } from './port.ts';
import { createSmtp } from './smtp.ts';

/** Mail when `SMTP_URL` is set, else the outbox. `SMTP_FROM` names the sender where the user name is no address. */
export function chooseNotifier(
  env: Record<string, string | undefined>,
  deps: { outbox: OutboxStore; now: () => Instant },
): NotifierPort {
  const url = env.SMTP_URL?.trim();
  if (!url) return createOutbox({ store: deps.outbox, now: deps.now });
  return createSmtp({ url, from: env.SMTP_FROM?.trim() || senderOf(url) });
}

function senderOf(url: string): string {
  const { username, hostname } = new URL(url);
  const user = decodeURIComponent(username);
  return user.includes('@') ? user : `no-reply@${hostname}`;
}
