import type { Lang } from '#domain/language/lang.ts';

const ADDRESS = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+\.[^\s@,;:<>()[\]"\\]+$/;
const PHONE = /^\+?[0-9][0-9 -]{4,18}[0-9]$/;

export type Channel = 'sms' | 'email';

export interface Notification {
  /** Idempotency key: asking again with the same id sends nothing more. */
  id: string;
  /** A phone number or one e-mail address. */
  to: string;
  channel: Channel;
  subject: string;
  /** Plain text. Goes through other people's servers, so it says no more of a child than it must. */
  text: string;
  /** What the text is made of, by name. A text message is the operator's approved template with these values in it. */
  values?: Record<string, string | number>;
  lang: Lang;
  /** What it is about: `sign_in_code`, `booking_confirmed`, … */
  kind: string;
  /** Id of the booking it belongs to. */
  booking?: string;
  /** Who it is for in WeChat (`openid`), where the family wants it there. */
  wechat?: string;
  /** The page that a message in WeChat opens. */
  link?: string;
}

/**
 * `no_channel`: nothing here reaches that kind of address. `bad_address`: no address, or the other side does not know it
 * or does not send there. `throttled`: too many to this address just now. `no_credit`: the operator's account with who
 * sends is used up. `unavailable`: not sent now, worth another try.
 */
export type SendFailure = 'no_channel' | 'bad_address' | 'throttled' | 'no_credit' | 'unavailable';

/** `message` is for the reader, in the notification's language; `detail` for the log. */
export type SendResult = { ok: true } | { ok: false; code: SendFailure; message: string; detail?: string };

/** An official account in WeChat. */
export interface WechatPort {
  send: NotifierPort['send'];
  /** Whether it has a template for that kind of message. */
  takes(kind: string): boolean;
  /** Where WeChat says who somebody is, and leads back with a code and the same state: letters and digits, 128 at most. */
  signInAt(back: string, state: string): string;
  /** Who came back with that code; a code counts once. */
  openidOf(code: string): Promise<string | undefined>;
}

export interface NotifierPort {
  /** For whoever operates the portal. */
  readonly name: string;
  /** What kinds of address it can send to at all. */
  readonly reaches: { email: boolean; phone: boolean };
  /** Where messages go to WeChat too. */
  readonly wechat?: Pick<WechatPort, 'signInAt' | 'openidOf'>;
  send(notification: Notification): Promise<SendResult>;
}

/** Whether the same message may go out at another try. */
export const isForNow = (code: SendFailure): boolean => code !== 'no_channel' && code !== 'bad_address';

/** Whether this is one e-mail address or one phone number; lists of addresses are neither. */
export function recipientKind(to: string): 'email' | 'phone' | undefined {
  if (to.length > 254) return undefined;
  if (ADDRESS.test(to)) return 'email';
  return PHONE.test(to) ? 'phone' : undefined;
}
