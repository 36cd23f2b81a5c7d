import { SMS_KINDS } from './templates.ts';

type Env = Record<string, string | undefined>;

export interface SmsSettings {
  provider: 'aliyun' | 'tencent';
  /** Aliyun's AccessKey ID, Tencent Cloud's SecretId. */
  keyId: string;
  keySecret: string;
  /** The approved signature (签名) that stands before each message. */
  signName: string;
  /** The approved template of each kind of message; a kind without one is not sent to telephones. */
  templates: Record<string, string>;
  /** Tencent Cloud's SmsSdkAppId. */
  appId: string;
  /** Tencent Cloud's, such as `ap-guangzhou`. */
  region: string;
  endpoint: URL;
}

const ENDPOINTS = { aliyun: 'https://dysmsapi.aliyuncs.com/', tencent: 'https://sms.tencentcloudapi.com/' };
const NEEDED = ['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES'] as const;

/** How text messages are sent; nothing where `SMS_PROVIDER` is not set. @throws where something is missing or wrong */
export function readSmsSettings(env: Env): SmsSettings | undefined {
  const provider = env.SMS_PROVIDER?.trim();
  if (!provider) return undefined;
  if (provider !== 'aliyun' && provider !== 'tencent') throw new Error(`SMS_PROVIDER=${provider} is neither aliyun nor tencent.`);
  const needed = provider === 'tencent' ? [...NEEDED, 'SMS_APP_ID'] : NEEDED;
  const missing = needed.filter((name) => !env[name]?.trim());
  if (missing.length > 0) throw new Error(`SMS_PROVIDER=${provider} needs ${missing.join(', ')} as well.`);
  const [keyId = '', keySecret = '', signName = '', templates = ''] = NEEDED.map((name) => env[name]?.trim());
  return {
    provider,
    keyId,
    keySecret,
    signName,
    templates: readTemplates(templates),
    appId: env.SMS_APP_ID?.trim() ?? '',
    region: env.SMS_REGION?.trim() || 'ap-guangzhou',
    endpoint: readEndpoint('SMS_ENDPOINT', env.SMS_ENDPOINT?.trim() || ENDPOINTS[provider]),
  };
}

/** @example readTemplates('sign_in_code=SMS_1, place_free=SMS_2') */
function readTemplates(text: string): Record<string, string> {
  const pairs = text.split(',').map((part) => {
    const [, kind = '', template = ''] = /^\s*(\w+)\s*=\s*([\w-]+)\s*$/.exec(part) ?? [];
    if (!SMS_KINDS.includes(kind))
      throw new Error(`SMS_TEMPLATES: “${part.trim()}” is not KIND=TEMPLATE with a kind of ${SMS_KINDS.join(', ')}.`);
    return [kind, template] as const;
  });
  const templates: Record<string, string> = Object.fromEntries(pairs);
  if (!templates.sign_in_code) throw new Error('SMS_TEMPLATES needs sign_in_code: without it no telephone can sign in.');
  return templates;
}

/** @throws where it is neither https nor this machine */
export function readEndpoint(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !(isHere && url.protocol === 'http:')))
    throw new Error(`${name} is not an https:// address.`);
  return new URL('/', url);
}
