import type { CountryCode } from 'libphonenumber-js/mobile';
import type { Instant } from '#domain/time/zoned-time.ts';
import { createOutbox, type OutboxStore } from './outbox.ts';
import { type NotifierPort, recipientKind } from './port.ts';
import { createSms } from './sms/create-sms.ts';
import { readSmsSettings } from './sms/settings.ts';
import { createSmtp } from './smtp.ts';

interface Deps {
  outbox: OutboxStore;
  now: () => Instant;
  /** The city's: that of numbers without a country's code. */
  country: CountryCode;
  /** The machine's own time in milliseconds. */
  clock: () => number;
  /** Milliseconds for a text message to be taken. */
  smsTimeout?: number;
}

/**
 * Mail when `SMTP_URL` is set, else the outbox; text messages when `SMS_PROVIDER` is set, else the outbox, and nothing
 * where there is mail. `SMTP_FROM` names the sender where the user name is no address.
 */
export function chooseNotifier(env: Record<string, string | undefined>, deps: Deps): NotifierPort {
  const url = env.SMTP_URL?.trim();
  const mail = url
    ? createSmtp({ url, from: env.SMTP_FROM?.trim() || senderOf(url) })
    : createOutbox({ store: deps.outbox, now: deps.now });
  const sms = readSmsSettings(env);
  return sms ? byChannel({ mail, phone: createSms(sms, { ...deps, timeout: deps.smsTimeout }) }) : mail;
}

function senderOf(url: string): string {
  const { username, hostname } = new URL(url);
  const user = decodeURIComponent(username);
  return user.includes('@') ? user : `no-reply@${hostname}`;
}

/** Text messages go one way, and all else the other. */
function byChannel({ phone, mail }: { phone: NotifierPort; mail: NotifierPort }): NotifierPort {
  return {
    name: `${mail.name}, ${phone.name}`,
    reaches: { email: mail.reaches.email, phone: phone.reaches.phone },
    send: (notification) => (recipientKind(notification.to) === 'phone' ? phone : mail).send(notification),
  };
}
