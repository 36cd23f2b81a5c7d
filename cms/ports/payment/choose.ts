import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { DirectPayment, DirectStore } from './direct.ts';
import { type Env, isConfigured, missingSettings, ONLINE_SETTINGS, ONLINE_WAYS } from './online-settings.ts';
import { createPretendPayment, type PretendPayment } from './pretend.ts';
import type { PretendStore } from './pretend-record.ts';
import { createStripePayment, type StripePayment } from './stripe.ts';
import { createWechatPayment } from './wechat.ts';
import { wechatKey } from './wechat-client.ts';

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
 * All ways to pay online that are configured, the usual one first: WeChat Pay, Stripe; the pretend provider where there is none.
 * `STRIPE_API_HOST` (`http://127.0.0.1:12111`) and `WECHAT_PAY_API_HOST` point elsewhere than at the providers.
 */
export function choosePayments(env: Env, deps: Deps): [OnlinePayment, ...OnlinePayment[]] {
  for (const way of ONLINE_WAYS) {
    const missing = missingSettings(env, way);
    // Half a configuration must not quietly take pretend money.
    if (missing.length > 0) throw new Error(`set all of ${ONLINE_SETTINGS[way].join(', ')}, or none: ${missing} is missing`);
  }
  const create = { wechat: wechatOf, stripe: stripeOf };
  const [first, ...others] = ONLINE_WAYS.filter((way) => isConfigured(env, way)).map((way) => create[way](env, deps));
  return first ? [first, ...others] : [createPretendPayment(deps)];
}

function stripeOf(env: Env, { now }: Deps): StripePayment {
  const [secretKey, webhookSecret] = [setting(env, 'STRIPE_SECRET_KEY'), setting(env, 'STRIPE_WEBHOOK_SECRET')];
  return createStripePayment({ secretKey, webhookSecret, now, ...address(env.STRIPE_API_HOST?.trim()) });
}

function wechatOf(env: Env, { direct, now, baseUrl, origin }: Deps): DirectPayment {
  const apiV3Key = setting(env, 'WECHAT_PAY_API_V3_KEY');
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('WECHAT_PAY_API_V3_KEY has to be 32 characters long.');
  const id = env.WECHAT_PAY_PUBLIC_KEY_ID?.trim();
  const options = {
    mchid: setting(env, 'WECHAT_PAY_MCHID'),
    appid: setting(env, 'WECHAT_PAY_APPID'),
    serial: setting(env, 'WECHAT_PAY_SERIAL'),
    privateKey: readKey(env, 'WECHAT_PAY_PRIVATE_KEY', createPrivateKey),
    apiV3Key,
    ...(id ? { publicKey: { id, key: readKey(env, 'WECHAT_PAY_PUBLIC_KEY', wechatKey) } } : {}),
    host: env.WECHAT_PAY_API_HOST?.trim() || 'https://api.mch.weixin.qq.com',
  };
  return createWechatPayment({ options, store: direct, now, baseUrl, notifyUrl: `${origin}/api/v1/payments/wechat` });
}

const setting = (env: Env, name: string): string => env[name]?.trim() ?? '';

/** A key as PEM, on one line with `\n` between, or the path of its file. */
function readKey<T>(env: Env, name: string, read: (pem: string) => T): T {
  const text = setting(env, name);
  try {
    return read(text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : readFileSync(text, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} cannot be used (${why}): it has to be a key as PEM, or the path of its file.`, { cause: error });
  }
}

function address(text: string | undefined): { host?: string; port?: number; protocol?: 'http' | 'https' } {
  if (!text) return {};
  const url = new URL(text.includes('://') ? text : `https://${text}`);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return { host: url.hostname, port: Number(url.port) || (protocol === 'http' ? 80 : 443), protocol };
}
