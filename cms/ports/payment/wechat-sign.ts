import { createDecipheriv, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';
import type { Instant } from '#domain/time/zoned-time.ts';
import { header } from './port.ts';

/** Seconds that a signature may be old, by the provider's own rule. */
const TOLERANCE_SECONDS = 300;

export interface Merchant {
  mchid: string;
  /** Of the merchant's own API certificate. */
  serial: string;
  privateKey: KeyObject;
}

/** `Authorization` of one request: over method, path with query, time, nonce and body, each on a line. */
export function authorization(
  { mchid, serial, privateKey }: Merchant,
  { method, path, body, at }: { method: string; path: string; body: string; at: Instant },
): string {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = createSign('RSA-SHA256')
    .update(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`)
    .sign(privateKey, 'base64');
  const said = { mchid, nonce_str: nonce, signature, timestamp, serial_no: serial };
  const fields = Object.entries(said).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${fields.join(',')}`;
}

/** What WeChat Pay says of its own signature, in an answer or a notification; undefined where it is not said whole. */
export function signatureIn(headers: Record<string, string>) {
  const of = (name: string) => header(headers, `wechatpay-${name}`);
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map(of);
  if (!timestamp || !nonce || !signature || !serial || !/^\d+$/.test(timestamp)) return undefined;
  return { timestamp, nonce, signature, serial };
}

export type Signature = NonNullable<ReturnType<typeof signatureIn>>;

/** Whether a key made the signature over these very bytes, and lately. */
export function checkSignature(
  { timestamp, nonce, signature }: Signature,
  { body, key, now }: { body: string; key: KeyObject; now: Instant },
): 'good' | 'bad_signature' | 'stale' {
  const signed = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`);
  if (!signed.verify(key, signature, 'base64')) return 'bad_signature';
  const away = Math.abs(Date.parse(now) / 1000 - Number(timestamp));
  return away > TOLERANCE_SECONDS ? 'stale' : 'good';
}

export interface Sealed {
  algorithm: string;
  ciphertext: string;
  nonce: string;
  associated_data?: string;
}

const TAG_BYTES = 16;

/** The text that was encrypted with the APIv3 key; throws where it was another key, or a byte is not as it was. */
export function unseal({ algorithm, ciphertext, nonce, associated_data = '' }: Sealed, apiV3Key: string): string {
  if (algorithm !== 'AEAD_AES_256_GCM') throw new Error(`unknown algorithm ${algorithm}`);
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES)).setAAD(Buffer.from(associated_data));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString();
}
