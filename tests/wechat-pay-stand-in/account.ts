import { Refusal, wrong } from './parameters.ts';

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED' | 'USERPAYING';

export interface TradeOrder {
  no: string;
  scene: 'native' | 'h5';
  asked: string;
  appid: string;
  mchid: string;
  sub?: string;
  total: number;
  expiresAt: number;
  state: TradeState;
  opens: string;
  transaction?: string;
  paidAt?: number;
}

export interface TradeRefund {
  no: string;
  id: string;
  order: TradeOrder;
  amount: number;
  status: 'SUCCESS' | 'PROCESSING' | 'CLOSED' | 'ABNORMAL';
}

/** One city's account: its orders and refunds, and what of it goes wrong when a test says so. */
export function createAccount({ now, subMerchants }: { now: () => number; subMerchants: readonly string[] }) {
  const orders = new Map<string, TradeOrder>();
  const refunds = new Map<string, TradeRefund>();
  let count = 0;
  const id = (prefix: string) => `${prefix}${String(++count).padStart(10, '0')}`;

  const orderOf = (no: string): TradeOrder => {
    const order = orders.get(no);
    if (!order) throw new Refusal(404, 'ORDER_NOT_EXIST', '订单不存在');
    return order;
  };

  return {
    orders,
    refunds,
    /** New refunds stay under way until settled. */
    slowRefunds: false,
    /** Money that is there for refunds; none is a city that has emptied its account. */
    balance: Number.POSITIVE_INFINITY,
    id,
    orderOf,

    place(scene: 'native' | 'h5', body: Record<string, unknown>): Record<string, string> {
      const asked = JSON.stringify([scene, body]);
      const {
        out_trade_no: no,
        amount,
        time_expire,
      } = body as { out_trade_no: string; amount: { total: number }; time_expire: string };
      const sub = body.sub_mchid as string | undefined;
      if (sub && !subMerchants.includes(sub)) throw new Refusal(403, 'NO_AUTH', '商户无权限');
      const earlier = orders.get(no);
      if (earlier?.state === 'CLOSED') throw new Refusal(403, 'ORDER_CLOSED', '订单已关闭');
      if (earlier && earlier.state !== 'NOTPAY') throw new Refusal(400, 'ORDERPAID', '订单已支付');
      if (earlier && earlier.asked !== asked) throw new Refusal(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
      const opens =
        scene === 'native'
          ? `weixin://wxpay/bizpayurl?pr=${id('p')}`
          : `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${id('wx')}&package=1`;
      // Never sooner than a minute from now, whatever was asked for.
      const expiresAt = Math.max(Date.parse(time_expire), earlier ? 0 : now() + 60_000);
      const order = {
        no,
        scene,
        asked,
        appid: String(body.appid ?? body.sp_appid),
        mchid: String(body.mchid ?? body.sp_mchid),
        ...(sub ? { sub } : {}),
        total: amount.total,
        expiresAt: earlier?.expiresAt ?? expiresAt,
        state: 'NOTPAY' as const,
        opens,
      };
      orders.set(no, order);
      return scene === 'native' ? { code_url: opens } : { h5_url: opens };
    },

    close(no: string): void {
      const order = orderOf(no);
      if (order.state === 'CLOSED') return;
      if (order.state !== 'NOTPAY') throw new Refusal(400, 'ORDERPAID', '订单已支付');
      order.state = 'CLOSED';
    },

    refund(body: Record<string, unknown>): TradeRefund {
      const {
        out_trade_no,
        out_refund_no: no,
        amount,
      } = body as { out_trade_no: string; out_refund_no: string; amount: { refund: number; total: number } };
      const order = orders.get(out_trade_no);
      if (!order) throw new Refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
      if (order.sub !== body.sub_mchid) throw new Refusal(403, 'NO_AUTH', '没有退款权限');
      if (order.state !== 'SUCCESS' && order.state !== 'REFUND') throw new Refusal(403, 'INVALID_REQUEST', '订单未支付');
      if (amount.total !== order.total) throw wrong('amount.total', '与原订单金额不一致');
      const earlier = refunds.get(no);
      if (earlier && earlier.amount !== amount.refund) throw new Refusal(403, 'INVALID_REQUEST', '退款单号重复，金额不一致');
      if (earlier) return earlier;
      const back = [...refunds.values()].filter((one) => one.order === order && one.status !== 'CLOSED');
      if (back.reduce((sum, one) => sum + one.amount, amount.refund) > order.total)
        throw new Refusal(403, 'INVALID_REQUEST', '累计退款金额大于订单金额');
      if (amount.refund > this.balance) throw new Refusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
      const refund: TradeRefund = {
        no,
        id: id('5'),
        order,
        amount: amount.refund,
        status: this.slowRefunds ? 'PROCESSING' : 'SUCCESS',
      };
      refunds.set(no, refund);
      order.state = 'REFUND';
      return refund;
    },
  };
}

export type Account = ReturnType<typeof createAccount>;
