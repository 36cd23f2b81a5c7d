import type { SendMailOptions } from 'nodemailer';
import { LOCALES } from '#domain/language/lang.ts';
import type { Notification } from './port.ts';

/** The mail of a notification. The same id gives the same Message-ID, so that mailboxes can drop a double. */
export function mailOf(
  { id, to, subject, text, lang }: Notification,
  { from, request }: { from: string; request?: string },
): SendMailOptions {
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${atom(id)}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': LOCALES[lang],
      ...(request ? { 'X-Request-Id': request } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 5322 atext only, and different for different ids. */
function atom(id: string): string {
  return [...Buffer.from(id)]
    .map((byte) => (/[A-Za-z0-9-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `=${byte.toString(16)}`))
    .join('');
}
