import type { News } from './direct.ts';
import type { Delivery } from './port.ts';
import type { WechatClient } from './wechat-client.ts';
import { type Sealed, unseal } from './wechat-sign.ts';

interface Account {
  mchid: string;
  appid: string;
  apiV3Key: string;
}

interface Notice {
  id: string;
  create_time: string;
  event_type: string;
  resource: Sealed;
}

/** A notification that WeChat Pay signed lately, opened with our own key: which order or refund it is about. */
export async function readWechatNotice(client: WechatClient, { rawBody, headers }: Delivery, account: Account): Promise<News> {
  const body = rawBody.toString();
  const signed = await client.verify(headers, body);
  if (signed !== 'good') return { error: signed };
  const notice = parse(body);
  if (!notice) return { error: 'malformed' };
  const { id, create_time = '', event_type = '', resource } = notice;
  if (!/^(TRANSACTION|REFUND)\./.test(event_type) || !resource) return { ignored: true, id };
  const about = opened(resource, account.apiV3Key);
  if (!about) return { error: 'malformed' };
  // Another merchant's, or another shop's of the same one.
  const isOurs = [about.mchid, about.sp_mchid].includes(account.mchid);
  const app = about.appid ?? about.sp_appid ?? account.appid;
  if (!isOurs || app !== account.appid || typeof about.out_trade_no !== 'string') return { ignored: true, id };
  const news = { id, at: new Date(create_time).toISOString(), order: about.out_trade_no };
  if (typeof about.out_refund_no !== 'string') return news;
  return { ...news, refund: about.out_refund_no };
}

function opened(resource: Sealed, apiV3Key: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(unseal(resource, apiV3Key)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function parse(body: string): (Partial<Notice> & { id: string }) | undefined {
  try {
    const value = JSON.parse(body) as Partial<Notice> | null;
    return typeof value?.id === 'string' ? (value as Partial<Notice> & { id: string }) : undefined;
  } catch {
    return undefined;
  }
}
