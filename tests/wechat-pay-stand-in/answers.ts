import { createHash } from 'node:crypto';
import type { Account, TradeOrder, TradeRefund } from './account.ts';
import { BODIES, checkBody, Refusal, wrong } from './parameters.ts';

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
}

const CHINA_MS = 8 * 3600 * 1000;
export const inChina = (at: number): string => `${new Date(at + CHINA_MS).toISOString().slice(0, 19)}+08:00`;

const merchantOf = ({ mchid, appid, sub }: TradeOrder) =>
  sub ? { sp_appid: appid, sp_mchid: mchid, sub_mchid: sub } : { appid, mchid };

/** An unpaid order says neither sum nor time of it. */
export function shownOrder(order: TradeOrder): object {
  const { no, state, scene, total, transaction, paidAt } = order;
  const shown = { ...merchantOf(order), out_trade_no: no, trade_state: state, trade_state_desc: state };
  if (!transaction || paidAt === undefined) return shown;
  const amount = { total, payer_total: total, currency: 'CNY', payer_currency: 'CNY' };
  const trade_type = scene === 'h5' ? 'MWEB' : 'NATIVE';
  return {
    ...shown,
    transaction_id: transaction,
    trade_type,
    bank_type: 'OTHERS',
    success_time: inChina(paidAt),
    payer: {},
    amount,
  };
}

export const shownRefund = ({ no, id, order, amount, status }: TradeRefund): object => ({
  refund_id: id,
  out_refund_no: no,
  transaction_id: order.transaction,
  out_trade_no: order.no,
  channel: 'ORIGINAL',
  user_received_account: '支付用户零钱',
  create_time: inChina(order.paidAt ?? 0),
  status,
  amount: { total: order.total, refund: amount, payer_total: order.total, payer_refund: amount, currency: 'CNY' },
});

/** The part of APIv3 that takes payments by H5 and by code, and gives them back; `undefined` has no body. */
export function answer(account: Account, mchid: string, { method, path, query, body }: Call): object | undefined {
  const given = body ? (JSON.parse(body) as Record<string, unknown>) : {};
  const [, partner = '', what = ''] = /^\/v3\/pay\/(partner\/)?transactions\/(.+)$/.exec(path) ?? [];
  const [, number = '', closes] = /^out-trade-no\/([^/]+)(\/close)?$/.exec(what) ?? [];
  const rules = BODIES[`${method} ${number ? `/v3/pay/${partner}transactions/close` : path}`];
  if (method === 'POST' && rules) checkBody(rules, given);
  const said = { ...Object.fromEntries(query), ...given };
  const named = said.mchid ?? said.sp_mchid;
  if (named !== undefined && named !== mchid) throw wrong('mchid', '与签名的商户号不一致');
  if (method === 'POST' && (what === 'native' || what === 'h5')) return account.place(what, given);
  if (number) return ofOrder(account, { method, number, closes: Boolean(closes), said });
  if (method === 'POST' && path === '/v3/refund/domestic/refunds') return shownRefund(account.refund(given));
  const [, refundNo] = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(path) ?? [];
  const refund = method === 'GET' && refundNo ? account.refunds.get(decodeURIComponent(refundNo)) : undefined;
  if (refundNo && (!refund || refund.order.sub !== said.sub_mchid)) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  if (refund) return shownRefund(refund);
  if (method === 'GET' && path === '/v3/bill/tradebill') return billOf(account, query);
  throw new Refusal(404, 'NOT_FOUND', `${method} ${path}`);
}

const HEADING =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注';

/** A day's bill as it is published: a backtick before each value, and two lines of sums. */
export function billText(account: Account, date: string): string {
  const paid = [...account.orders.values()].filter(({ paidAt }) => paidAt !== undefined && inChina(paidAt).startsWith(date));
  const yuan = (fen: number) => (fen / 100).toFixed(2);
  const lines = paid.map(({ no, appid, mchid, sub = '', total, transaction = '', paidAt = 0 }) =>
    [
      ...[inChina(paidAt).slice(0, 19).replace('T', ' '), appid, mchid, sub, '', transaction, no, 'openid', 'NATIVE', 'SUCCESS'],
      ...['OTHERS', 'CNY', yuan(total), '0.00', '示例, 托育', '', '0.00000', '0.60%', yuan(total), ''],
    ]
      .map((value) => `\`${value}`)
      .join(','),
  );
  const sums = ['总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额', '`1,`0.00'];
  return `\uFEFF${[HEADING, ...lines, ...sums].join('\r\n')}\r\n`;
}

function billOf(account: Account, query: URLSearchParams): object {
  const date = query.get('bill_date') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw wrong('bill_date', '格式');
  if (!['ALL', 'SUCCESS', 'REFUND'].includes(query.get('bill_type') ?? 'ALL')) throw wrong('bill_type', '取值');
  const text = billText(account, date);
  if (!text.includes('CNY')) throw new Refusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  const hash_value = createHash('sha1').update(text).digest('hex');
  return { hash_type: 'SHA1', hash_value, download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${date}` };
}

function ofOrder(
  account: Account,
  { method, number, closes, said }: { method: string; number: string; closes: boolean; said: Record<string, unknown> },
): object | undefined {
  if (said.mchid === undefined && (said.sp_mchid === undefined || said.sub_mchid === undefined)) throw wrong('mchid', '缺失');
  const order = account.orderOf(number);
  if (order.sub !== said.sub_mchid) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (method === 'GET' && !closes) return shownOrder(order);
  if (method !== 'POST' || !closes) throw new Refusal(405, 'METHOD_NOT_ALLOWED', method);
  account.close(number);
  return undefined;
}
