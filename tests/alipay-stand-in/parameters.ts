/** An error answer in Alipay's shape. */
export class Refusal extends Error {
  readonly body: { code: string; msg: string; sub_code: string; sub_msg: string };

  constructor(code: string, sub_code: string, sub_msg: string) {
    super(`${sub_code} ${sub_msg}`);
    this.body = { code, msg: MESSAGES[code] ?? '', sub_code, sub_msg };
  }
}
const MESSAGES: Record<string, string> = {
  '20000': 'Service Currently Unavailable',
  '20001': 'Insufficient Token Permissions',
  '40002': 'Invalid Arguments',
  '40004': 'Business Failed',
  '40005': 'Call Limited',
};

export const refused = (code: string, why: string): Refusal => new Refusal('40004', code, why);
const wrong = (name: string, why: string): Refusal => new Refusal('40002', 'isv.invalid-parameter', `${name} ${why}`);

/**
 * What Alipay publishes of each request (opendocs.alipay.com, and the models of its own clients, read in November 2026):
 * longest lengths, forms, and what is required.
 */
interface Rule {
  longest: number;
  like?: RegExp;
  required?: boolean;
}
type Rules = Record<string, Rule>;

const text = (longest: number, like?: RegExp): Rule => ({ longest, ...(like ? { like } : {}) });
const needed = (rule: Rule): Rule => ({ ...rule, required: true });
const CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const YUAN = /^\d{1,9}\.\d\d$/;
const ADDRESS = /^https?:\/\/[^?#]+$/;

export const COMMON: Rules = {
  app_id: needed(text(32)),
  method: needed(text(128)),
  format: text(40, /^JSON$/),
  return_url: text(256, /^https?:\/\//),
  charset: needed(text(10, /^utf-8$/)),
  sign_type: needed(text(10, /^RSA2$/)),
  sign: needed(text(344)),
  timestamp: needed(text(19, CLOCK)),
  version: needed(text(3, /^1\.0$/)),
  notify_url: text(256, ADDRESS),
  app_auth_token: text(40),
  app_cert_sn: text(32, /^[0-9a-f]{32}$/),
  alipay_root_cert_sn: text(256, /^[0-9a-f]{32}(_[0-9a-f]{32})*$/),
  biz_content: needed(text(Number.POSITIVE_INFINITY)),
};

const TRADE: Rules = { out_trade_no: needed(text(64, /^\w+$/)) };
const PAGE: Rules = {
  ...TRADE,
  total_amount: needed(text(11, YUAN)),
  subject: needed(text(256, /^[^/=&]+$/)),
  body: text(128),
  time_expire: text(32, CLOCK),
  goods_type: text(2),
};
export const CONTENTS: Record<string, Rules> = {
  'alipay.trade.wap.pay': { ...PAGE, product_code: needed(text(64, /^QUICK_WAP_WAY$/)), quit_url: text(400, /^https?:\/\//) },
  'alipay.trade.page.pay': {
    ...PAGE,
    product_code: needed(text(64, /^FAST_INSTANT_TRADE_PAY$/)),
    qr_pay_mode: text(2),
    integration_type: text(16),
    request_from_url: text(256),
  },
  'alipay.trade.query': TRADE,
  'alipay.trade.close': { ...TRADE, operator_id: text(28) },
  'alipay.trade.refund': {
    ...TRADE,
    refund_amount: needed(text(11, YUAN)),
    out_request_no: text(64),
    refund_reason: text(256),
  },
  'alipay.trade.fastpay.refund.query': { ...TRADE, out_request_no: needed(text(64)) },
  'alipay.open.app.alipaycert.download': { alipay_cert_sn: needed(text(50)) },
};

/** Refuses what is missing, too long, of another form, or not published at all. */
export function checkAll(rules: Rules, given: Record<string, unknown>): void {
  const unknown = Object.keys(given).find((name) => !rules[name]);
  if (unknown) throw wrong(unknown, '未知参数');
  for (const [name, { required, longest, like }] of Object.entries(rules)) {
    const value = given[name];
    if (value === undefined && required) throw wrong(name, '缺失');
    if (value === undefined) continue;
    if (typeof value !== 'string' || value === '' || [...value].length > longest) throw wrong(name, '类型或长度');
    if (like && !like.test(value)) throw wrong(name, '格式');
  }
}
