import type { Lang } from '#domain/language/lang.ts';
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
  lang: Lang;
  /** What it is about: `sign_in_code`, `booking_confirmed`, … */
  kind: string;
  /** Id of the booking it belongs to. */
  booking?: string;
}

/**
 * `no_channel`: nothing here reaches that kind of address. `bad_address`: no address, or the other side
 * does not know it. `unavailable`: not sent now, worth another try.
 */
export type SendFailure = 'no_channel' | 'bad_address' | 'unavailable';

/** `message` is for the reader, in the notification's language; `detail` for the log. */
export type SendResult = { ok: true } | { ok: false; code: SendFailure; message: string; detail?: string };

export interface NotifierPort {
  readonly name: 'outbox' | 'smtp';
  send(notification: Notification): Promise<SendResult>;
}
