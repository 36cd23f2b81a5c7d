import { createHash, createHmac } from 'node:crypto';

export interface TencentCall {
  host: string;
  service: string;
  action: string;
  version: string;
  region: string;
  body: string;
  /** Seconds since 1970. */
  timestamp: number;
}

export interface TencentKey {
  keyId: string;
  keySecret: string;
}

const TYPE = 'application/json; charset=utf-8';
const SIGNED = 'content-type;host;x-tc-action';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** What is signed of a call. */
export function canonicalTencent({ host, action, body }: Pick<TencentCall, 'host' | 'action' | 'body'>): string {
  const headers = `content-type:${TYPE}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`;
  return ['POST', '/', '', headers, SIGNED, sha256(body)].join('\n');
}

/** The headers of a call, signed by TC3-HMAC-SHA256. `host` is signed, and set by whoever sends. */
export function signTencent(call: TencentCall, { keyId, keySecret }: TencentKey): Record<string, string> {
  const { service, action, version, region, timestamp } = call;
  const day = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonicalTencent(call))].join('\n');
  const key = hmac(hmac(hmac(`TC3${keySecret}`, day), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return {
    'content-type': TYPE,
    'x-tc-action': action,
    'x-tc-version': version,
    'x-tc-region': region,
    'x-tc-timestamp': String(timestamp),
    authorization: `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${SIGNED}, Signature=${signature}`,
  };
}
