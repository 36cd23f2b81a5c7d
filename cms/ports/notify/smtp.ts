import { createTransport } from 'nodemailer';
import { requestId } from '../request-scope.ts';
import { type Notification, type NotifierPort, recipientKind, type SendResult } from './port.ts';
import { sendFailed } from './send-failed.ts';
import { sendOnce } from './send-once.ts';
import { mailOf } from './smtp-mail.ts';

export interface SmtpOptions {
  /** `smtps://user:password@mail.example.org:465` */
  url: string;
  /** The sender's bare address. */
  from: string;
  /** Milliseconds without progress before giving up. */
  timeout?: number;
}

/** Sends by e-mail, and to no telephone. */
export function createSmtp({ url, from, timeout = 10_000 }: SmtpOptions): NotifierPort {
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
  });

  async function deliver(notification: Notification): Promise<SendResult> {
    const kind = recipientKind(notification.to);
    if (kind !== 'email') return sendFailed(notification, kind === 'phone' ? 'no_channel' : 'bad_address');
    try {
      await transport.sendMail(mailOf(notification, { from, request: requestId() }));
      return { ok: true };
    } catch (error) {
      return sendFailed(notification, refusedAddress(error) ? 'bad_address' : 'unavailable', String(error));
    }
  }

  return { name: 'smtp', reaches: { email: true, phone: false }, send: sendOnce(deliver) };
}

/** A lasting refusal of the recipient; a 4xx asks to be tried again (RFC 5321, 4.2.1). */
function refusedAddress(error: unknown): boolean {
  const { code, command, responseCode = 0 } = error as { code?: string; command?: string; responseCode?: number };
  return code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500;
}
