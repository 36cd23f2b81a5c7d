import { Refusal, refused } from './parameters.ts';

export interface Trade {
  no: string;
  /** Whose it is, and whose money. */
  seller: string;
  id: string;
  asked: string;
  total: number;
  /** Unix milliseconds. */
  expiresAt: number;
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED' | 'TRADE_FINISHED';
  paidAt?: number;
}

export interface TradeRefund {
  no: string;
  trade: Trade;
  amount: number;
  /** Taken down and not made: asking about it says nothing of it. */
  isMade: boolean;
}

type Said = Record<string, string>;

const fen = (yuan: string): number => Math.round(Number(yuan) * 100);
export const yuan = (sum: number): string => (sum / 100).toFixed(2);
export const clock = (at: number): string => new Date(at + 8 * 3600 * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** One city's account at Alipay: a trade comes to be when a payer arrives with the address of one. */
export function createAccount(now: () => number) {
  const trades = new Map<string, Trade>();
  const refunds = new Map<string, TradeRefund>();
  let count = 0;
  const id = (prefix: string) => `${prefix}${String(++count).padStart(12, '0')}`;
  /** Nobody is told of another's trade. */
  const tradeOf = (no: string, seller?: string): Trade => {
    const trade = trades.get(no);
    if (!trade || (seller !== undefined && trade.seller !== seller)) throw refused('ACQ.TRADE_NOT_EXIST', '交易不存在');
    if (trade.status === 'WAIT_BUYER_PAY' && now() >= trade.expiresAt) trade.status = 'TRADE_CLOSED';
    return trade;
  };
  const givenBack = (trade: Trade): number =>
    [...refunds.values()].reduce((sum, one) => sum + (one.trade === trade && one.isMade ? one.amount : 0), 0);

  return {
    trades,
    refunds,
    id,
    tradeOf,
    givenBack,
    /** Refunds are taken down, and made when they are asked for again. */
    slowRefunds: false,
    /** Money that is there for refunds. */
    balance: Number.POSITIVE_INFINITY,

    arrive(method: string, content: Said, seller: string): Trade {
      const { out_trade_no: no = '', total_amount = '', time_expire = '' } = content;
      const asked = JSON.stringify([method, content]);
      const expiresAt = Date.parse(`${time_expire.replace(' ', 'T')}+08:00`);
      if (now() >= expiresAt) throw refused('ACQ.INVALID_PARAMETER', 'time_expire 已过');
      const trade = trades.has(no)
        ? tradeOf(no, seller)
        : { no, seller, id: id('2026112322001'), asked, total: fen(total_amount), expiresAt, status: 'WAIT_BUYER_PAY' as const };
      if (trade.status === 'TRADE_CLOSED') throw refused('ACQ.TRADE_HAS_CLOSE', '交易已经关闭');
      if (trade.status !== 'WAIT_BUYER_PAY') throw refused('ACQ.TRADE_HAS_SUCCESS', '交易已被支付');
      if (trade.asked !== asked) throw refused('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改');
      trades.set(no, trade);
      return trade;
    },

    close({ out_trade_no = '' }: Said, seller?: string): Said {
      const trade = tradeOf(out_trade_no, seller);
      if (trade.status !== 'WAIT_BUYER_PAY') throw refused('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
      trade.status = 'TRADE_CLOSED';
      return { out_trade_no, trade_no: trade.id };
    },

    query({ out_trade_no = '' }: Said, seller?: string): Said {
      const { no, id: trade_no, status, total, paidAt } = tradeOf(out_trade_no, seller);
      const shown = {
        out_trade_no: no,
        trade_no,
        trade_status: status,
        total_amount: yuan(total),
        buyer_logon_id: '159****5620',
      };
      return paidAt === undefined ? shown : { ...shown, send_pay_date: clock(paidAt) };
    },

    refund({ out_trade_no = '', out_request_no = '', refund_amount = '' }: Said, seller?: string): Said {
      const trade = tradeOf(out_trade_no, seller);
      const amount = fen(refund_amount);
      const earlier = refunds.get(out_request_no);
      if (earlier && earlier.amount !== amount) throw refused('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求');
      const shown = () => ({ out_trade_no, trade_no: trade.id, refund_fee: yuan(givenBack(trade)) });
      if (earlier?.isMade) return { ...shown(), fund_change: 'N' };
      if (trade.status !== 'TRADE_SUCCESS') throw refused('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
      if (givenBack(trade) + amount > trade.total) throw refused('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额无效');
      if (amount > this.balance) throw refused('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
      const isMade = !this.slowRefunds || earlier !== undefined;
      refunds.set(out_request_no, { no: out_request_no, trade, amount, isMade });
      if (isMade && givenBack(trade) === trade.total) trade.status = 'TRADE_CLOSED';
      return { ...shown(), fund_change: isMade ? 'Y' : 'N' };
    },

    findRefund({ out_trade_no = '', out_request_no = '' }: Said, seller?: string): Said {
      const trade = tradeOf(out_trade_no, seller);
      const refund = refunds.get(out_request_no);
      if (!refund?.isMade || refund.trade !== trade) return { out_trade_no, trade_no: trade.id };
      const { amount } = refund;
      const sums = { total_amount: yuan(trade.total), refund_amount: yuan(amount) };
      return { out_trade_no, trade_no: trade.id, out_request_no, refund_status: 'REFUND_SUCCESS', ...sums };
    },
  };
}

export type Account = ReturnType<typeof createAccount>;

export function answer(account: Account, method: string, content: Said, seller: string): Said {
  if (method === 'alipay.trade.query') return account.query(content, seller);
  if (method === 'alipay.trade.close') return account.close(content, seller);
  if (method === 'alipay.trade.refund') return account.refund(content, seller);
  if (method === 'alipay.trade.fastpay.refund.query') return account.findRefund(content, seller);
  throw new Refusal('40002', 'isv.invalid-method', `不存在的方法名 ${method}`);
}
