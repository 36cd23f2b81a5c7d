import { type KeyObject, X509Certificate } from 'node:crypto';
import { type Instant, minutesBetween } from '#domain/time/zoned-time.ts';
import { PaymentError } from './payment-error.ts';
import { authorization, checkSignature, type Merchant, type Sealed, signatureIn, unseal } from './wechat-sign.ts';

export interface WechatOptions extends Merchant {
  appid: string;
  /** 32 characters, set in the merchant's console. */
  apiV3Key: string;
  /** WeChat Pay's own public key, where the account has changed to it; otherwise its certificates are fetched. */
  publicKey?: { id: string; key: KeyObject };
  /** `https://api.mch.weixin.qq.com` */
  host: string;
  now: () => Instant;
}

/** An error answer: its code as WeChat Pay publishes it. */
export class WechatRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(`${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

const TIMEOUT_MS = 10_000;
const FRESH_MINUTES = 12 * 60;
/** A forged serial number must not make us fetch for every message. */
const AGAIN_MINUTES = 1;

export type WechatClient = ReturnType<typeof createWechatClient>;

/** Signs what it asks, and believes no answer that WeChat Pay has not signed. */
export function createWechatClient(options: WechatOptions) {
  const { apiV3Key, publicKey, host, now } = options;
  let known = new Map<string, KeyObject>();
  let fetchedAt: Instant | undefined;
  let fetching: Promise<void> | undefined;

  async function send(method: string, path: string, content?: object) {
    const body = content ? JSON.stringify(content) : '';
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'jintuo',
      authorization: authorization(options, { method, path, body, at: now() }),
      // While an account changes from certificates to the key, answers are signed as this says.
      ...(publicKey ? { 'wechatpay-serial': publicKey.id } : {}),
    };
    try {
      const init = { method, headers, ...(body ? { body } : {}), signal: AbortSignal.timeout(TIMEOUT_MS) };
      const response = await fetch(`${host}${path}`, init);
      // As bytes: what is read as text would lose the mark that a file may begin with.
      const text = Buffer.from(await response.arrayBuffer()).toString();
      return { status: response.status, headers: Object.fromEntries(response.headers), text };
    } catch (error) {
      throw new PaymentError('unavailable', `WeChat Pay does not answer: ${String(error)}`, { cause: error });
    }
  }

  /** The certificates come encrypted with our own key; the one that signed the answer is among them. */
  async function fetchCertificates(): Promise<void> {
    fetchedAt = now();
    const answer = await send('GET', '/v3/certificates');
    if (answer.status !== 200) throw refusalIn(answer);
    const { data } = parsed(answer.text) as { data: { serial_no: string; encrypt_certificate: Sealed }[] };
    const fetched = new Map(
      data.map(({ serial_no, encrypt_certificate }) => {
        const { publicKey: key } = new X509Certificate(unseal(encrypt_certificate, apiV3Key));
        return [serial_no, key] as const;
      }),
    );
    const signature = signatureIn(answer.headers);
    const key = signature && (fetched.get(signature.serial) ?? keyAtHand(signature.serial));
    if (!key || checkSignature(signature, { body: answer.text, key, now: now() }) !== 'good') throw unsigned();
    known = fetched;
  }

  const keyAtHand = (serial: string) => (publicKey?.id === serial ? publicKey.key : known.get(serial));

  /** By its serial number. An unknown one is a certificate that has been changed for a new one: all are fetched again. */
  async function keyOf(serial: string): Promise<KeyObject | undefined> {
    if (publicKey?.id === serial) return publicKey.key;
    const age = fetchedAt === undefined ? Number.POSITIVE_INFINITY : minutesBetween(fetchedAt, now());
    if (age >= FRESH_MINUTES || (!known.has(serial) && age >= AGAIN_MINUTES)) {
      fetching ??= fetchCertificates().finally(() => {
        fetching = undefined;
      });
    }
    await fetching;
    return known.get(serial);
  }

  async function verify(headers: Record<string, string>, body: string): Promise<'good' | 'bad_signature' | 'stale'> {
    const signature = signatureIn(headers);
    const key = signature && (await keyOf(signature.serial));
    return key ? checkSignature(signature, { body, key, now: now() }) : 'bad_signature';
  }

  /** The answer, checked; `undefined` for one without a body. */
  async function ask(method: 'GET' | 'POST', path: string, content?: object): Promise<Record<string, unknown>> {
    const answer = await send(method, path, content);
    if (answer.status >= 300) {
      // A gateway in between may answer in WeChat Pay's place, unsigned; what is signed has to be so well.
      if (signatureIn(answer.headers) && (await verify(answer.headers, answer.text)) !== 'good') throw unsigned();
      throw refusalIn(answer);
    }
    if ((await verify(answer.headers, answer.text)) !== 'good') throw unsigned();
    return answer.text ? (parsed(answer.text) as Record<string, unknown>) : {};
  }

  /** A file whose address WeChat Pay has given: it is not signed itself, and is checked by the digest that was. */
  async function download(address: string): Promise<string> {
    const { pathname, search } = new URL(address);
    const { status, text } = await send('GET', `${pathname}${search}`);
    if (status >= 300) throw new PaymentError('unavailable', `WeChat Pay answers ${status} to the download of a bill`);
    return text;
  }

  return { ask, download, verify };
}

const unsigned = () => new PaymentError('unavailable', 'an answer is not signed by WeChat Pay: it is not believed');

function refusalIn({ status, text }: { status: number; text: string }): WechatRefusal | PaymentError {
  const { code, message } = parsed(text) as { code?: string; message?: string };
  if (status >= 500 || !code) return new PaymentError('unavailable', `WeChat Pay answers ${status} ${code ?? ''}`);
  return new WechatRefusal(status, code, message ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
