import type { KeyObject, X509Certificate } from 'node:crypto';
import { type Instant, minutesBetween } from '#domain/time/zoned-time.ts';
import { isSignedBy, isTrusted, type Params, rawMembers, rootSerial, serialOf, signed, signedText } from './alipay-sign.ts';
import { clockOfChina } from './alipay-values.ts';
import { certificatesIn } from './keys.ts';
import { PaymentError } from './payment-error.ts';

export interface AlipayOptions {
  appId: string;
  /** The merchant's own number at Alipay (PID), 2088 and twelve digits. */
  sellerId: string;
  privateKey: KeyObject;
  /**
   * Centres that are paid themselves: the PID of each, and the token by which it has authorised the application
   * (`app_auth_token`). A secret: with it money goes out of that centre's account.
   */
  centres?: ReadonlyMap<string, string>;
  /** Alipay's, against which its answers and notifications are checked. */
  publicKey: KeyObject;
  /** Where the application signs by certificates: its own, Alipay's (with what stands between), and Alipay's roots. */
  certificates?: {
    app: X509Certificate;
    alipay: readonly [X509Certificate, ...X509Certificate[]];
    roots: readonly X509Certificate[];
  };
  /** `https://openapi.alipay.com/gateway.do` */
  gateway: string;
  now: () => Instant;
}

/** A signed answer that something will not be done: its codes as Alipay publishes them. */
export class AlipayRefusal extends Error {
  /** `40004`: the business refuses; all others are of the gateway. */
  readonly code: string;
  readonly sub: string;
  constructor(code: string, sub: string, message: string) {
    super(`${code} ${sub}: ${message}`);
    this.code = code;
    this.sub = sub;
  }
}

const TIMEOUT_MS = 10_000;
/** A forged serial number must not make us fetch for every message. */
const AGAIN_MINUTES = 1;
const DONE = '10000';

export type AlipayClient = ReturnType<typeof createAlipayClient>;

/** Signs what it asks, and believes nothing that Alipay has not signed. */
export function createAlipayClient({ appId, privateKey, publicKey, certificates, gateway, now }: AlipayOptions) {
  const known = new Map(certificates?.alipay.slice(0, 1).map((one) => [serialOf(one), publicKey]));
  const serials: Params = certificates
    ? { app_cert_sn: serialOf(certificates.app), alipay_root_cert_sn: rootSerial(certificates.roots) }
    : {};
  let fetchedAt: Instant | undefined;
  let fetching: Promise<void> | undefined;

  function signedParams(method: string, content: object, more: Params = {}): Params {
    const params = {
      ...{ app_id: appId, method, format: 'JSON', charset: 'utf-8', sign_type: 'RSA2' },
      ...{ timestamp: clockOfChina(now()), version: '1.0' },
      ...serials,
      ...more,
      biz_content: JSON.stringify(content),
    };
    return { ...params, sign: signed(signedText(params, ['sign']), privateKey) };
  }

  async function send(method: string, content: object, more: Params = {}): Promise<Map<string, string>> {
    const { biz_content = '', ...rest } = signedParams(method, content, more);
    try {
      const response = await fetch(`${gateway}?${new URLSearchParams(rest)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8', 'user-agent': 'jintuo' },
        body: new URLSearchParams({ biz_content }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return rawMembers(await response.text());
    } catch (error) {
      throw new PaymentError('unavailable', `Alipay does not answer: ${String(error)}`, { cause: error });
    }
  }

  /** A new certificate is no secret, and its answer may be unsigned: it counts where it leads to Alipay's roots. */
  async function fetchCertificate(serial: string): Promise<void> {
    if (!certificates) return;
    fetchedAt = now();
    const method = 'alipay.open.app.alipaycert.download';
    const { alipay_cert_content: content = '' } = parsed((await send(method, { alipay_cert_sn: serial })).get(nodeOf(method)));
    const fetched = certificatesIn(Buffer.from(String(content), 'base64').toString());
    const { alipay, roots } = certificates;
    const others = [...fetched, ...alipay.slice(1)];
    const found = fetched.find((one) => serialOf(one) === serial);
    // Every merchant's certificate leads to the same roots: it has to be of the same holder.
    const isAlipays = found?.subject === alipay[0].subject && isTrusted(found, { roots, others, at: Date.parse(now()) });
    if (found && isAlipays) known.set(serial, found.publicKey);
  }

  async function keysFor(serial: string | undefined): Promise<KeyObject[]> {
    if (!certificates) return [publicKey];
    if (serial === undefined) return [...known.values()];
    const age = fetchedAt === undefined ? Number.POSITIVE_INFINITY : minutesBetween(fetchedAt, now());
    if (!known.has(serial) && age >= AGAIN_MINUTES)
      fetching ??= fetchCertificate(serial)
        .catch(() => undefined)
        .finally(() => {
          fetching = undefined;
        });
    await fetching;
    const key = known.get(serial);
    return key ? [key] : [];
  }

  const isAlipays = async (text: string, sign: string | undefined, serial: string | undefined): Promise<boolean> =>
    Boolean(sign) && (await keysFor(serial)).some((key) => isSignedBy(key, { text, sign: sign ?? '' }));

  return {
    /** Where a payer goes: nothing is asked of Alipay until somebody does. */
    address: (method: string, content: object, more: Params): string =>
      `${gateway}?${new URLSearchParams(signedParams(method, content, more))}`,

    async ask(method: string, content: object, more: Params = {}): Promise<Record<string, unknown>> {
      const members = await send(method, content, more);
      const raw = members.get(nodeOf(method)) ?? members.get('error_response') ?? '';
      const answer = parsed(raw);
      const { code = '', sub_code = '', sub_msg = '', msg = '' } = answer as Record<string, string>;
      const [sign, serial] = [textIn(members.get('sign')), textIn(members.get('alipay_cert_sn'))];
      // Alipay's own clients allow for slashes that were escaped after they had been signed.
      if (!(await isAlipays(raw, sign, serial)) && !(await isAlipays(raw.replaceAll('\\/', '/'), sign, serial)))
        throw new PaymentError(
          'unavailable',
          `an answer is not signed by Alipay, and not believed: ${code} ${sub_code} ${sub_msg}`,
        );
      if (code !== DONE) throw new AlipayRefusal(code, sub_code, sub_msg || msg);
      return answer;
    },

    isSigned: (notice: Params): Promise<boolean> =>
      isAlipays(signedText(notice, ['sign', 'sign_type']), notice.sign, notice.alipay_cert_sn),
  };
}

const nodeOf = (method: string): string => `${method.replaceAll('.', '_')}_response`;

const textIn = (raw: string | undefined): string | undefined => (raw?.startsWith('"') ? (JSON.parse(raw) as string) : undefined);

function parsed(raw: string | undefined): Record<string, unknown> {
  try {
    return (JSON.parse(raw ?? '') as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}
