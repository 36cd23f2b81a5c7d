import { type Instant, minutesBetween } from '#domain/time/zoned-time.ts';
import type { AlipayClient, AlipayOptions } from './alipay-client.ts';
import { fenOf, instantOf } from './alipay-values.ts';
import type { News } from './direct.ts';
import type { Delivery } from './port.ts';

/** Alipay says a thing again for 25 hours, until it hears `success`; what is older somebody else has kept. */
const OLDEST_MINUTES = 26 * 60;

type Account = Pick<AlipayOptions, 'appId' | 'centres' | 'sellerId'> & { now: () => Instant };

/** A notification that Alipay signed: which trade or refund it is about, and of how much. */
export async function readAlipayNotice(client: AlipayClient, { rawBody }: Delivery, account: Account): Promise<News> {
  const notice: Record<string, string> = Object.fromEntries(new URLSearchParams(rawBody.toString()));
  if (!(await client.isSigned(notice))) return { error: 'bad_signature' };
  const { notify_id: id, notify_type, notify_time, app_id, seller_id, out_trade_no: order, out_biz_no, gmt_refund } = notice;
  if (!id) return { error: 'malformed' };
  if (notify_type !== 'trade_status_sync') return { ignored: true, id };
  const [at, amount] = [instantOf(notify_time), fenOf(notice.total_amount)];
  if (!at || amount === undefined || !order) return { error: 'malformed' };
  if (Math.abs(minutesBetween(at, account.now())) > OLDEST_MINUTES) return { error: 'stale' };
  // Another application's, or another merchant's.
  const isOurs = seller_id === account.sellerId || (seller_id !== undefined && account.centres?.has(seller_id));
  if (app_id !== account.appId || !isOurs) return { ignored: true, id };
  return { id, at, order, amount, ...(gmt_refund && out_biz_no ? { refund: out_biz_no } : {}) };
}
