export type Env = Record<string, string | undefined>;

/** Each by the settings without which it cannot be. */
export const ONLINE_SETTINGS = {
  wechat: [
    ...['WECHAT_PAY_MCHID', 'WECHAT_PAY_APPID', 'WECHAT_PAY_SERIAL'],
    ...['WECHAT_PAY_PRIVATE_KEY', 'WECHAT_PAY_API_V3_KEY'],
  ],
  alipay: ['ALIPAY_APP_ID', 'ALIPAY_SELLER_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
} as const satisfies Record<string, readonly string[]>;

type Way = keyof typeof ONLINE_SETTINGS;
export const ONLINE_WAYS = Object.keys(ONLINE_SETTINGS) as Way[];

/** Settings of a way that are missing although others of it are there. */
export function missingSettings(env: Env, way: Way): string[] {
  const missing = ONLINE_SETTINGS[way].filter((name) => !env[name]?.trim());
  return missing.length === ONLINE_SETTINGS[way].length ? [] : missing;
}

export const isConfigured = (env: Env, way: Way): boolean => ONLINE_SETTINGS[way].every((name) => env[name]?.trim());

/** Said by an operator whose families pay at the centres' counters alone: then nothing is paid online, pretended neither. */
export const COUNTER_ONLY = 'PAY_AT_CENTRES_ONLY';

export function isCounterOnly(env: Env): boolean {
  const said = env[COUNTER_ONLY]?.trim() ?? '';
  if (!['', 'yes', 'no'].includes(said)) throw new Error(`${COUNTER_ONLY}=${said} is neither yes nor no.`);
  return said === 'yes';
}
