import { createHash, createHmac } from 'node:crypto';

export interface AliyunCall {
  host: string;
  action: string;
  version: string;
  query: Record<string, string>;
  /** `2026-11-28T09:00:00Z` */
  date: string;
  nonce: string;
}

export interface AliyunKey {
  keyId: string;
  keySecret: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** RFC 3986: what `encodeURIComponent` leaves over is escaped too. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Names and values in the order and spelling that are signed, and in which they have to be sent. */
export function queryOf(query: Record<string, string>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${escaped(name)}=${escaped(query[name] ?? '')}`)
    .join('&');
}

/** The headers of a call without a body, signed by ACS3-HMAC-SHA256. `host` is signed, and set by whoever sends. */
export function signAliyun(call: AliyunCall, { keyId, keySecret }: AliyunKey): Record<string, string> {
  const nothing = sha256('');
  const headers = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': nothing,
    'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ['POST', '/', queryOf(call.query), lines.join(''), names, nothing].join('\n');
  const signature = createHmac('sha256', keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const { host: _, ...sent } = headers;
  return { ...sent, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}` };
}
