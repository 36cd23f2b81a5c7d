import type { Mail } from './smtp-server.ts';

/** Reads back what these tests send: one part of text, in base64 or quoted-printable. */
export function readMail({ to, raw }: Mail): { to: string; subject: string; text: string } {
  const [, ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').replace(/^\.\./gm, '.');
  const encoding = headerOf(raw, 'content-transfer-encoding');
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : quotedPrintable(body);
  return {
    to: to.join(),
    subject: decodedWords(headerOf(raw, 'subject') ?? ''),
    text: bytes.toString().replaceAll('\r\n', '\n'),
  };
}

/** One header, unfolded. */
export function headerOf(raw: string, name: string): string | undefined {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim();
}

function quotedPrintable(text: string): Buffer {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** RFC 2047: `=?UTF-8?B?…?=`, the space between two of them falls away. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      (kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : quotedPrintable(word.replaceAll('_', ' '))).toString(),
    );
}
