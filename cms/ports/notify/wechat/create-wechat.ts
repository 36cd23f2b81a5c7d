import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Notification, SendFailure, SendResult, WechatPort } from '../port.ts';
import { sendFailed } from '../send-failed.ts';
import { sendOnce } from '../send-once.ts';
import { wechatAccount } from './account.ts';
import type { WechatSettings } from './settings.ts';

const signedIn = z.object({ openid: z.string().regex(/^[\w-]{6,64}$/) });

/** Characters that a `thing` of a template may have at most. */
const LONGEST = 20;

/** Template messages of an official account, to those who have said in WeChat who they are. */
export function createWechat(
  settings: WechatSettings,
  { clock, timeout = 8_000 }: { clock: () => number; timeout?: number },
): WechatPort {
  const account = wechatAccount(settings, { clock, timeout });

  async function deliver(notification: Notification): Promise<SendResult> {
    const { id, kind, wechat, link, values = {} } = notification;
    const template = Object.hasOwn(settings.templates, kind) ? settings.templates[kind] : undefined;
    if (!wechat || !template) return sendFailed(notification, 'no_channel', `no template for ${kind}`);
    const data = template.fields.map(([field, name]) => {
      if (values[name] === undefined) throw new Error(`a message in WeChat ${kind} needs ${name}`);
      return [field, { value: shortened(String(values[name])) }] as const;
    });
    const answer = await account.call('/cgi-bin/message/template/send', {
      touser: wechat,
      template_id: template.id,
      ...(link ? { url: link } : {}),
      // WeChat sends the same to the same person once.
      client_msg_id: createHash('sha256').update(id).digest('hex').slice(0, 32),
      data: Object.fromEntries(data),
    });
    return answer.ok ? { ok: true } : sendFailed(notification, failureOf(answer.code), `wechat: ${answer.detail}`);
  }

  return {
    send: sendOnce(deliver),
    takes: (kind) => Object.hasOwn(settings.templates, kind),
    signInAt: (back, state) => {
      // WeChat looks at the order of these.
      const asked = [
        ['appid', settings.appId],
        ['redirect_uri', back],
        ['response_type', 'code'],
        ['scope', 'snsapi_base'],
        ['state', state],
      ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
      return new URL(`/connect/oauth2/authorize?${asked.join('&')}#wechat_redirect`, settings.open).href;
    },
    openidOf: async (code) => {
      const answer = await account.get('/sns/oauth2/access_token', { code, grant_type: 'authorization_code' });
      return answer.ok ? signedIn.safeParse(answer.body).data?.openid : undefined;
    },
  };
}

/**
 * That somebody follows no more (43004), wants none of it (43101) or is nobody (40003) is a bad address; the day's
 * messages are used up (45009); and what a template does not take (47003, 40037) or the account may not do is mended by
 * nobody at another try.
 */
function failureOf(code: number | undefined): SendFailure {
  if (code === undefined || code === -1) return 'unavailable';
  if ([40003, 43004, 43101].includes(code)) return 'bad_address';
  if (code === 45009) return 'no_credit';
  if (code === 45011) return 'throttled';
  return 'no_channel';
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
