import type { CountryCode } from 'libphonenumber-js/mobile';
import type { Instant } from '#domain/time/zoned-time.ts';
import { createOutbox, type OutboxStore } from './outbox.ts';
import { isForNow, type NotifierPort, recipientKind, type WechatPort } from './port.ts';
import { createSms } from './sms/create-sms.ts';
import { readSmsSettings } from './sms/settings.ts';
import { createSmtp } from './smtp.ts';
import { createWechat } from './wechat/create-wechat.ts';
import { readWechatSettings } from './wechat/settings.ts';

interface Deps {
  outbox: OutboxStore;
  now: () => Instant;
  /** The city's: that of numbers without a country's code. */
  country: CountryCode;
  /** The machine's own time in milliseconds. */
  clock: () => number;
  /** Milliseconds for a text message, or one in WeChat, to be taken. */
  smsTimeout?: number;
  /** Told what WeChat did not take. */
  warn?: (about: object, words: string) => void;
}

/**
 * Mail when `SMTP_URL` is set, else the outbox; text messages when `SMS_PROVIDER` is set, else the outbox, and nothing
 * where there is mail; in WeChat too, where `WECHAT_APP_ID` is set. `SMTP_FROM` names the sender where the user name is
 * no address.
 */
export function chooseNotifier(env: Record<string, string | undefined>, deps: Deps): NotifierPort {
  const url = env.SMTP_URL?.trim();
  const mail = url
    ? createSmtp({ url, from: env.SMTP_FROM?.trim() || senderOf(url) })
    : createOutbox({ store: deps.outbox, now: deps.now });
  const sms = readSmsSettings(env);
  const timeout = deps.smsTimeout;
  const chosen = sms ? byChannel({ mail, phone: createSms(sms, { ...deps, timeout }) }) : mail;
  const wechat = readWechatSettings(env);
  return wechat ? wechatFirst(createWechat(wechat, { clock: deps.clock, timeout }), chosen, deps.warn) : chosen;
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

/**
 * What a family wants in WeChat goes there; where WeChat will never take it, it goes by mail or text message instead, so
 * that no reminder is lost because somebody follows the account no more. What has no answer may have been sent: it is
 * tried again there under its id.
 */
function wechatFirst(wechat: WechatPort, other: NotifierPort, warn: Deps['warn']): NotifierPort {
  return {
    name: `${other.name}, wechat`,
    reaches: other.reaches,
    wechat,
    send: async (notification) => {
      const { kind } = notification;
      if (!notification.wechat || !wechat.takes(kind)) return other.send(notification);
      const sent = await wechat.send(notification);
      if (sent.ok || (isForNow(sent.code) && sent.code !== 'no_credit')) return sent;
      warn?.({ kind, code: sent.code, detail: sent.detail }, 'a message was not taken by WeChat, and goes another way');
      return other.send(notification);
    },
  };
}
