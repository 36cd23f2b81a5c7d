import { createHash } from 'node:crypto';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { DirectPayment, Gateway, Order, OrderFound, OrderTaken, RefundFound } from './direct.ts';
import { createDirectPayment, type DirectNeeds } from './direct-payment.ts';
import { PaymentError, type PaymentErrorCode } from './payment-error.ts';
import type { PaymentStatus, RefundStatus } from './port.ts';
import { readWechatBill } from './wechat-bill.ts';
import { createWechatClient, type WechatClient, type WechatOptions, WechatRefusal } from './wechat-client.ts';
import { readWechatNotice } from './wechat-notice.ts';

export interface WechatPayment extends DirectPayment {
  readonly name: 'wechat';
}

export interface WechatNeeds extends DirectNeeds {
  options: Omit<WechatOptions, 'now'>;
  /** Where WeChat Pay tells what has happened: https, without a query. */
  notifyUrl: string;
}

/** WeChat Pay by its APIv3: H5 on a phone's browser, a code to be scanned elsewhere. */
export function createWechatPayment({ options, notifyUrl, ...needs }: WechatNeeds): WechatPayment {
  const client = createWechatClient({ ...options, now: needs.now });
  return { ...createDirectPayment(wechatGateway(client, { ...options, notifyUrl }), needs), name: 'wechat' };
}

interface Account {
  mchid: string;
  appid: string;
  apiV3Key: string;
  notifyUrl: string;
}

const LONGEST_DESCRIPTION = 127;
const LONGEST_REASON = 80;

function wechatGateway(client: WechatClient, account: Account): Gateway {
  const { mchid, appid, notifyUrl } = account;
  const subOf = ({ request }: Order) => request.merchant?.wechat;
  const orders = (order: Order) => (subOf(order) ? '/v3/pay/partner/transactions' : '/v3/pay/transactions');
  /** Who is paid: the city's own merchant, or the centre's under the city's. */
  const payee = (order: Order): Record<string, string> => {
    const sub = subOf(order);
    return sub ? { sp_mchid: mchid, sub_mchid: sub } : { mchid };
  };
  const refundsOf = (order: Order, no: string) => {
    const sub = subOf(order);
    return `/v3/refund/domestic/refunds/${encodeURIComponent(no)}${sub ? `?sub_mchid=${encodeURIComponent(sub)}` : ''}`;
  };

  return {
    name: 'wechat',
    prefix: 'wx',
    // WeChat Pay wants the payer's own address, and no order changes its own: with another one it is another order.
    formOf: ({ device, ip }) => (device === 'phone' ? `h5 ${digest(ip)}` : 'native'),

    async place(order, { device, ip }) {
      const { request, no } = order;
      const asked = {
        ...payee(order),
        ...(subOf(order) ? { sp_appid: appid } : { appid }),
        description: shortened(request.description, LONGEST_DESCRIPTION),
        out_trade_no: no,
        time_expire: inChina(request.expiresAt),
        notify_url: notifyUrl,
        amount: { total: request.amount, currency: request.currency },
        ...(device === 'phone' ? { scene_info: { payer_client_ip: ip, h5_info: { type: 'Wap' } } } : {}),
      };
      const scene = device === 'phone' ? 'h5' : 'native';
      const answer = await calling(client.ask('POST', `${orders(order)}/${scene}`, asked));
      if (device === 'desktop') return { kind: 'scan', text: textOf(answer, 'code_url') };
      const back = encodeURIComponent(request.returnUrl);
      return { kind: 'go', url: `${textOf(answer, 'h5_url')}&redirect_url=${back}` };
    },

    async find(order) {
      const query = new URLSearchParams(payee(order));
      const path = `${orders(order)}/out-trade-no/${order.no}?${query}`;
      const answer = await finding(client.ask('GET', path), ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']);
      return answer && orderFound(answer, order);
    },

    async close(order) {
      const done = ['ORDER_CLOSED', 'ORDER_PAID', 'ORDERPAID', 'ORDERCLOSED', 'ORDER_NOT_EXIST'];
      await finding(client.ask('POST', `${orders(order)}/out-trade-no/${order.no}/close`, payee(order)), done);
    },

    async refund(order, { no, amount, reason }) {
      const sub = subOf(order);
      const asked = {
        ...(sub ? { sub_mchid: sub } : {}),
        out_trade_no: order.no,
        out_refund_no: no,
        reason: shortened(reason, LONGEST_REASON),
        notify_url: notifyUrl,
        amount: { refund: amount, total: order.request.amount, currency: order.request.currency },
      };
      return refundFound(await calling(client.ask('POST', '/v3/refund/domestic/refunds', asked)));
    },

    async findRefund(order, no) {
      const answer = await finding(client.ask('GET', refundsOf(order, no)), ['RESOURCE_NOT_EXISTS']);
      return answer && refundFound(answer);
    },

    listTaken: (date) => takenOn(client, date),
    read: (delivery) => readWechatNotice(client, delivery, account),
  };
}

/** There is no bill of a day without money, and of yesterday none before ten in the morning. */
async function takenOn(client: WechatClient, date: CivilDate): Promise<OrderTaken[]> {
  const query = new URLSearchParams({ bill_date: date, bill_type: 'SUCCESS' });
  const answer = await finding(client.ask('GET', `/v3/bill/tradebill?${query}`), ['NO_STATEMENT_EXIST', 'STATEMENT_CREATING']);
  if (!answer) return [];
  const bill = await client.download(textOf(answer, 'download_url'));
  if (createHash('sha1').update(bill).digest('hex') !== textOf(answer, 'hash_value'))
    throw new PaymentError('unavailable', `the bill of ${date} is not the one that WeChat Pay speaks of`);
  return readWechatBill(bill);
}

/** REFUND: paid, and some of it has been given back. The rest is of other ways than ours, taken as they are meant. */
const TRADE: Record<string, PaymentStatus> = {
  SUCCESS: 'paid',
  REFUND: 'paid',
  NOTPAY: 'open',
  CLOSED: 'expired',
  REVOKED: 'expired',
  USERPAYING: 'pending',
  ACCEPT: 'pending',
  PAYERROR: 'declined',
};

function orderFound(answer: Record<string, unknown>, { request }: Order): OrderFound {
  const status = TRADE[String(answer.trade_state)];
  if (!status) throw new PaymentError('unavailable', `WeChat Pay says ${answer.trade_state} of an order`);
  // Of an unpaid order neither sum nor time is said for certain.
  if (status !== 'paid') return { status, amount: request.amount };
  const { total } = answer.amount as { total: number };
  const paidAt = new Date(String(answer.success_time)).toISOString();
  return { status, amount: total, paidAt, method: `wechat_${String(answer.trade_type).toLowerCase()}` };
}

/** ABNORMAL waits for a person at the merchant's console, who sends it elsewhere: it is on its way still. */
const REFUND: Record<string, RefundStatus> = {
  SUCCESS: 'succeeded',
  PROCESSING: 'pending',
  ABNORMAL: 'pending',
  CLOSED: 'failed',
};

function refundFound(answer: Record<string, unknown>): RefundFound {
  const status = REFUND[String(answer.status)];
  if (!status) throw new PaymentError('unavailable', `WeChat Pay says ${answer.status} of a refund`);
  const { refund } = answer.amount as { refund: number };
  return { status, refundRef: textOf(answer, 'refund_id'), amount: refund };
}

/** What passes by itself, or by money put into the merchant's account: asked for again, under the same number. */
const PASSING = [
  'SYSTEM_ERROR',
  'SYSTEMERROR',
  'BANKERROR',
  'FREQUENCY_LIMITED',
  'RATELIMIT_EXCEEDED',
  'USERPAYING',
  'NOT_ENOUGH',
];
const CONFLICTS = ['OUT_TRADE_NO_USED'];
const OVER = ['ORDER_CLOSED', 'ORDERCLOSED'];

function codeOf({ code }: WechatRefusal): PaymentErrorCode {
  if (PASSING.includes(code)) return 'unavailable';
  if (CONFLICTS.includes(code)) return 'conflict';
  return OVER.includes(code) ? 'expired' : 'refused';
}

const translated = (error: unknown): unknown =>
  error instanceof WechatRefusal ? new PaymentError(codeOf(error), error.message, { cause: error }) : error;

async function calling<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translated(error);
  }
}

/** As `calling`, with undefined for what WeChat Pay answers with one of these codes. */
async function finding<T>(call: Promise<T>, none: readonly string[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof WechatRefusal && none.includes(error.code)) return undefined;
    throw translated(error);
  }
}

function textOf(answer: Record<string, unknown>, name: string): string {
  const text = answer[name];
  if (typeof text !== 'string' || !text) throw new PaymentError('unavailable', `WeChat Pay says no ${name}`);
  return text;
}

/** By whole characters: a rare one is two units long. */
const shortened = (text: string, most: number): string => [...text].slice(0, most).join('');

/** Whether it is the same address can be told; which it is, is not kept. */
const digest = (ip: string): string => createHash('sha256').update(ip).digest('hex').slice(0, 12);

const CHINA_MS = 8 * 3600 * 1000;

/** `2026-12-01T09:15:00+08:00`, whole seconds. */
const inChina = (at: string): string => `${new Date(Date.parse(at) + CHINA_MS).toISOString().slice(0, 19)}+08:00`;
