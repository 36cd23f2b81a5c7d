import type { Instant } from '#domain/time/zoned-time.ts';
import { createAlipayPayment } from './alipay.ts';
import type { DirectPayment, DirectStore } from './direct.ts';
import { certificatesIn, privateKeyIn, publicKeyIn, readCentres, readSetting } from './keys.ts';
import { type Env, isConfigured, isCounterOnly, missingSettings, ONLINE_SETTINGS, ONLINE_WAYS } from './online-settings.ts';
import { createPretendPayment, type PretendPayment } from './pretend.ts';
import type { PretendStore } from './pretend-record.ts';
import { createStripePayment, type StripePayment } from './stripe.ts';
import { createWechatPayment } from './wechat.ts';

interface Deps {
  store: PretendStore;
  /** What is asked of the apps' providers is kept here. */
  direct: DirectStore;
  now: () => Instant;
  baseUrl: string;
  /** Where the portal can be reached, for what providers tell it. */
  origin: string;
}

export type OnlinePayment = PretendPayment | StripePayment | DirectPayment;

/**
 * All ways to pay online that are configured, the usual one first: WeChat Pay, Alipay, Stripe; the pretend provider where there is
 * none. `STRIPE_API_HOST` (`http://127.0.0.1:12111`), `WECHAT_PAY_API_HOST` and `ALIPAY_GATEWAY` point elsewhere than at them.
 */
export function choosePayments(env: Env, deps: Deps): [OnlinePayment, ...OnlinePayment[]] {
  for (const way of ONLINE_WAYS) {
    const missing = missingSettings(env, way);
    // Half a configuration must not quietly take pretend money.
    if (missing.length > 0) throw new Error(`set all of ${ONLINE_SETTINGS[way].join(', ')}, or none: ${missing} is missing`);
  }
  const create = { wechat: wechatOf, alipay: alipayOf, stripe: stripeOf };
  const [first, ...others] = ONLINE_WAYS.filter((way) => isConfigured(env, way)).map((way) => create[way](env, deps));
  return first ? [first, ...others] : [createPretendPayment(deps)];
}

/**
 * The ways to pay online that are set up, and those that families are offered. Where they pay at the counters alone nothing is
 * offered, but what was paid online before is still asked about and given back by the keys that are set.
 */
export function chooseWays(env: Env, deps: Deps): { ways: OnlinePayment[]; offered: OnlinePayment['name'][] } {
  const all = choosePayments(env, deps);
  if (!isCounterOnly(env)) return { ways: all, offered: all.map(({ name }) => name) };
  return { ways: all.filter(({ name }) => name !== 'pretend'), offered: [] };
}

/** Events of the centres' own accounts come to an address of their own at Stripe, with a secret of its own. */
function stripeOf(env: Env, { now }: Deps): StripePayment {
  const secretKey = setting(env, 'STRIPE_SECRET_KEY');
  const secrets = ['STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET'].map((name) => setting(env, name));
  const webhookSecrets = secrets.filter((secret) => secret !== '');
  const methods = stripeMethods(setting(env, 'STRIPE_METHODS'));
  return createStripePayment({ secretKey, webhookSecrets, methods, now, ...address(env.STRIPE_API_HOST?.trim()) });
}

/** `card, alipay` as Stripe names them; `all` for whatever the account has; unset for the usual ones. */
function stripeMethods(said: string): string[] | undefined {
  if (said === '') return undefined;
  const methods = said === 'all' ? [] : said.split(/[\s,]+/).filter(Boolean);
  const wrong = methods.find((method) => !/^[a-z][a-z_]*$/.test(method));
  if (wrong)
    throw new Error(`STRIPE_METHODS names ${wrong}, which is no name of a way to pay, such as card, alipay, wechat_pay.`);
  return methods;
}

function wechatOf(env: Env, { direct, now, baseUrl, origin }: Deps): DirectPayment {
  const apiV3Key = setting(env, 'WECHAT_PAY_API_V3_KEY');
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('WECHAT_PAY_API_V3_KEY has to be 32 characters long.');
  const id = env.WECHAT_PAY_PUBLIC_KEY_ID?.trim();
  const options = {
    mchid: setting(env, 'WECHAT_PAY_MCHID'),
    appid: setting(env, 'WECHAT_PAY_APPID'),
    serial: setting(env, 'WECHAT_PAY_SERIAL'),
    privateKey: read(env, 'WECHAT_PAY_PRIVATE_KEY', privateKeyIn),
    apiV3Key,
    ...(id ? { publicKey: { id, key: read(env, 'WECHAT_PAY_PUBLIC_KEY', publicKeyIn) } } : {}),
    host: env.WECHAT_PAY_API_HOST?.trim() || 'https://api.mch.weixin.qq.com',
  };
  return createWechatPayment({ options, store: direct, now, baseUrl, notifyUrl: `${origin}/api/v1/payments/wechat` });
}

function alipayOf(env: Env, { direct, now, baseUrl, origin }: Deps): DirectPayment {
  const options = {
    appId: setting(env, 'ALIPAY_APP_ID'),
    sellerId: setting(env, 'ALIPAY_SELLER_ID'),
    privateKey: read(env, 'ALIPAY_PRIVATE_KEY', privateKeyIn),
    publicKey: read(env, 'ALIPAY_PUBLIC_KEY', publicKeyIn),
    ...alipayCertificates(env),
    centres: readCentres('ALIPAY_CENTRES', setting(env, 'ALIPAY_CENTRES')),
    gateway: env.ALIPAY_GATEWAY?.trim() || 'https://openapi.alipay.com/gateway.do',
  };
  return createAlipayPayment({ options, store: direct, now, baseUrl, notifyUrl: `${origin}/api/v1/payments/alipay` });
}

/** An application signs by keys alone or by certificates: then Alipay's key is a certificate, and its roots are needed too. */
function alipayCertificates(env: Env): Pick<Parameters<typeof createAlipayPayment>[0]['options'], 'certificates'> {
  const names = ['ALIPAY_APP_CERT', 'ALIPAY_ROOT_CERT'] as const;
  const set = names.filter((name) => setting(env, name));
  if (set.length === 0) return {};
  if (set.length === 1) throw new Error(`set both of ${names.join(', ')}, or neither: of them there is ${set} alone`);
  const [app] = read(env, 'ALIPAY_APP_CERT', certificatesIn);
  const alipay = read(env, 'ALIPAY_PUBLIC_KEY', certificatesIn);
  return { certificates: { app, alipay, roots: read(env, 'ALIPAY_ROOT_CERT', certificatesIn) } };
}

const read = <T>(env: Env, name: string, as: (text: string) => T): T => readSetting(name, setting(env, name), as);

const setting = (env: Env, name: string): string => env[name]?.trim() ?? '';

function address(text: string | undefined): { host?: string; port?: number; protocol?: 'http' | 'https' } {
  if (!text) return {};
  const url = new URL(text.includes('://') ? text : `https://${text}`);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: Number(url.port) || (protocol === 'http' ? 80 : 443), protocol };
}
