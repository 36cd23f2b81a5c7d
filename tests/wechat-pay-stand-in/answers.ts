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
  throw new Refusal(404, 'NOT_FOUND', `${method} ${path}`);
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
