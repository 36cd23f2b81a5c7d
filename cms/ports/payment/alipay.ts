import { type AlipayClient, type AlipayOptions, AlipayRefusal, createAlipayClient } from './alipay-client.ts';
import { readAlipayNotice } from './alipay-notice.ts';
import type { Params } from './alipay-sign.ts';
import { clockOfChina, fenOf, instantOf, yuan } from './alipay-values.ts';
import type { DirectPayment, Gateway, KeptRefund, Order, OrderFound, RefundFound } from './direct.ts';
import { createDirectPayment, type DirectNeeds } from './direct-payment.ts';
import { PaymentError, type PaymentErrorCode } from './payment-error.ts';
import type { PaymentStatus } from './port.ts';

export interface AlipayPayment extends DirectPayment {
  readonly name: 'alipay';
}

export interface AlipayNeeds extends DirectNeeds {
  options: Omit<AlipayOptions, 'now'>;
  /** Where Alipay tells what has happened. */
  notifyUrl: string;
}

/** Alipay by its OpenAPI: its page for a phone's browser, where the app opens, and its page for a desktop. */
export function createAlipayPayment({ options, notifyUrl, ...needs }: AlipayNeeds): AlipayPayment {
  const client = createAlipayClient({ ...options, now: needs.now });
  const account = { ...options, notifyUrl, now: needs.now };
  const serves = (pid: string) => options.centres?.has(pid) ?? false;
  return { ...createDirectPayment(alipayGateway(client, account), needs), name: 'alipay', serves };
}

type Account = Parameters<typeof readAlipayNotice>[2] & { notifyUrl: string };

const LONGEST_SUBJECT = 256;
const LONGEST_REASON = 256;
/** Alipay wants none of these in a subject. */
const NOT_IN_SUBJECT = /[/=&]/g;

const PAGES = {
  phone: { method: 'alipay.trade.wap.pay', product_code: 'QUICK_WAP_WAY' },
  desktop: { method: 'alipay.trade.page.pay', product_code: 'FAST_INSTANT_TRADE_PAY' },
} as const;

function alipayGateway(client: AlipayClient, account: Account): Gateway {
  /**
   * In whose name it is asked: a centre's own, where it has authorised the application. Then the trade is the centre's, and
   * so is its money.
   */
  const inName = ({ request: { merchant } }: Order): Params => {
    const pid = merchant?.alipay;
    if (pid === undefined) return {};
    const token = account.centres?.get(pid);
    if (!token) throw new PaymentError('unavailable', `merchant ${pid} has no app_auth_token in ALIPAY_CENTRES`);
    return { app_auth_token: token };
  };

  async function findRefund(order: Order, no: string): Promise<RefundFound | undefined> {
    const asked = { out_trade_no: order.no, out_request_no: no };
    const answer = await finding(client.ask('alipay.trade.fastpay.refund.query', asked, inName(order)), NO_TRADE);
    const amount = fenOf(answer?.refund_amount);
    // Without these it has not been made, or not yet: Alipay says no more.
    if (answer?.out_request_no !== no || answer.refund_status !== 'REFUND_SUCCESS' || amount === undefined) return undefined;
    return { status: 'succeeded', refundRef: no, amount };
  }

  return {
    name: 'alipay',
    prefix: 'al',
    comesWithPayer: true,
    formOf: ({ device }) => device,

    async place(order, { device }) {
      const { request, no } = order;
      const { method, product_code } = PAGES[device];
      const asked = {
        out_trade_no: no,
        total_amount: yuan(request.amount),
        subject: shortened(request.description.replace(NOT_IN_SUBJECT, ' '), LONGEST_SUBJECT),
        product_code,
        time_expire: clockOfChina(request.expiresAt),
        ...(device === 'phone' ? { quit_url: request.cancelUrl } : {}),
      };
      const urls = { return_url: request.returnUrl, notify_url: account.notifyUrl, ...inName(order) };
      return { kind: 'go', url: client.address(method, asked, urls) };
    },

    async find(order) {
      const answer = await finding(client.ask('alipay.trade.query', { out_trade_no: order.no }, inName(order)), NO_TRADE);
      return answer && tradeFound(answer, order);
    },

    async close(order) {
      const over = [...NO_TRADE, 'ACQ.TRADE_STATUS_ERROR', 'ACQ.REASON_TRADE_STATUS_INVALID', 'ACQ.REASON_ILLEGAL_STATUS'];
      await finding(client.ask('alipay.trade.close', { out_trade_no: order.no }, inName(order)), over);
    },

    async refund(order, refund) {
      const { no, amount } = refund;
      const answer = ofOrder(await calling(client.ask('alipay.trade.refund', refundOf(order, refund), inName(order))), order);
      if (answer.fund_change === 'Y') return { status: 'succeeded', refundRef: no, amount };
      // Nothing moved by this very call: it was made before, or is not yet, and is then asked for again under its number.
      const found = await findRefund(order, no);
      if (!found) throw new PaymentError('unavailable', `Alipay has not made refund ${no} yet`);
      return found;
    },

    findRefund,
    read: (delivery) => readAlipayNotice(client, delivery, account),
  };
}

const refundOf = (order: Order, { no, amount, reason }: KeptRefund) => ({
  out_trade_no: order.no,
  out_request_no: no,
  refund_amount: yuan(amount),
  ...(reason ? { refund_reason: shortened(reason, LONGEST_REASON) } : {}),
});

/** FINISHED: paid, and too long ago for a refund. CLOSED: never paid, or given back whole. */
const TRADE: Record<string, PaymentStatus> = {
  WAIT_BUYER_PAY: 'open',
  TRADE_SUCCESS: 'paid',
  TRADE_FINISHED: 'paid',
  TRADE_CLOSED: 'expired',
};

function tradeFound(given: Record<string, unknown>, order: Order): OrderFound {
  const { trade_status, total_amount, send_pay_date } = ofOrder(given, order);
  const paidAt = instantOf(send_pay_date as string | undefined);
  const said = TRADE[String(trade_status)];
  const amount = fenOf(total_amount);
  if (!said || amount === undefined) throw new PaymentError('unavailable', `Alipay says ${trade_status} of a trade`);
  const status = said === 'expired' && paidAt ? 'paid' : said;
  return { status, amount, ...(status === 'paid' ? { method: 'alipay', ...(paidAt ? { paidAt } : {}) } : {}) };
}

/** An answer that is true of another trade says nothing of this one. */
function ofOrder(answer: Record<string, unknown>, { no }: Order): Record<string, unknown> {
  if (answer.out_trade_no === no) return answer;
  throw new PaymentError('unavailable', `Alipay answers about ${answer.out_trade_no}, not ${no}`);
}

const NO_TRADE = ['ACQ.TRADE_NOT_EXIST'];
/** Of what the business refuses: what passes by itself, or by money put into the account. */
const PASSING = ['ACQ.SYSTEM_ERROR', 'ACQ.SELLER_BALANCE_NOT_ENOUGH'];
const CONFLICTS = ['ACQ.DISCORDANT_REPEAT_REQUEST', 'ACQ.CONTEXT_INCONSISTENT'];

/** What the gateway refuses is set wrongly, or too much at once: nothing of it is final for a family. */
function codeOf({ code, sub }: AlipayRefusal): PaymentErrorCode {
  if (code !== '40004' || PASSING.includes(sub)) return 'unavailable';
  if (CONFLICTS.includes(sub)) return 'conflict';
  return sub === 'ACQ.TRADE_HAS_CLOSE' ? 'expired' : 'refused';
}

const calling = (call: Promise<Record<string, unknown>>) =>
  call.catch((error: unknown): never => {
    throw error instanceof AlipayRefusal ? new PaymentError(codeOf(error), error.message, { cause: error }) : error;
  });

/** As `calling`, with undefined for what Alipay refuses with one of these codes. */
const finding = (call: Promise<Record<string, unknown>>, none: readonly string[]) =>
  calling(call).catch((error: unknown): undefined => {
    const cause = error instanceof PaymentError ? error.cause : undefined;
    if (!(cause instanceof AlipayRefusal && none.includes(cause.sub))) throw error;
  });

/** By whole characters: a rare one is two units long. */
const shortened = (text: string, most: number): string => [...text].slice(0, most).join('');
