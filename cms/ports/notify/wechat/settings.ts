import { readEndpoint } from '../sms/settings.ts';

type Env = Record<string, string | undefined>;

/** An approved template, and the value that each of its fields takes. */
export interface WechatTemplate {
  id: string;
  fields: [field: string, value: string][];
}

export interface WechatSettings {
  /** The official account's AppID and AppSecret. */
  appId: string;
  secret: string;
  /** The template of each kind of message; a kind without one goes by mail or text message as ever. */
  templates: Record<string, WechatTemplate>;
  /** Where the interfaces are. */
  api: URL;
  /** Where somebody is asked who they are. */
  open: URL;
}

/** What each kind of message can be filled with. */
const VALUES: Record<string, readonly string[]> = {
  month_tip: ['todo', 'watch', 'near'],
  activity_reminder: ['title', 'when', 'place'],
  stay_tomorrow: ['facility', 'when'],
};
const NEEDED = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TEMPLATES'] as const;
export const WECHAT_SETTINGS: readonly string[] = NEEDED;

/**
 * How messages go to WeChat; nothing where none of it is set. `WECHAT_ENDPOINT` is for a stand-in.
 * @throws where something is missing or wrong
 */
export function readWechatSettings(env: Env): WechatSettings | undefined {
  const missing = NEEDED.filter((name) => !env[name]?.trim());
  if (missing.length === NEEDED.length) return undefined;
  if (missing.length > 0) throw new Error(`Messages in WeChat need ${missing.join(', ')} as well.`);
  const [appId = '', secret = '', templates = ''] = NEEDED.map((name) => env[name]?.trim());
  const endpoint = env.WECHAT_ENDPOINT?.trim();
  return {
    ...{ appId, secret, templates: readTemplates(templates) },
    api: readEndpoint('WECHAT_ENDPOINT', endpoint || 'https://api.weixin.qq.com/'),
    open: readEndpoint('WECHAT_ENDPOINT', endpoint || 'https://open.weixin.qq.com/'),
  };
}

/** @example readTemplates('month_tip=ngqIpb thing1:todo thing2:watch thing3:near; stay_tomorrow=Zx9 thing1:facility') */
function readTemplates(text: string): WechatSettings['templates'] {
  const each = text.split(';').filter((part) => part.trim());
  return Object.fromEntries(
    each.map((part) => {
      const [, kind = '', id = '', fields = ''] = /^\s*(\w+)\s*=\s*([\w-]+)((?:\s+thing\d{1,3}:\w+)+)\s*$/.exec(part) ?? [];
      const pairs = fields
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split(':') as [string, string]);
      const allowed = Object.hasOwn(VALUES, kind) ? (VALUES[kind] ?? []) : [];
      if (!id || pairs.some(([, value]) => !allowed.includes(value))) {
        const kinds = Object.entries(VALUES).map(([name, values]) => `${name} (${values.join(', ')})`);
        throw new Error(`WECHAT_TEMPLATES: “${part.trim()}” is not KIND=TEMPLATE thing1:VALUE … of ${kinds.join('; ')}.`);
      }
      return [kind, { id, fields: pairs }];
    }),
  );
}
