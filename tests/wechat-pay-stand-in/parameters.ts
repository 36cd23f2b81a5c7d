/** An error answer in WeChat Pay's shape. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: { code: string; message: string; detail?: object };

  constructor(status: number, code: string, message: string, detail?: object) {
    super(`${code} ${message}`);
    this.status = status;
    this.body = { code, message, ...(detail ? { detail } : {}) };
  }
}

export const wrong = (field: string, issue: string): Refusal =>
  new Refusal(400, 'PARAM_ERROR', `参数错误: ${field} ${issue}`, { field, issue });

/**
 * What WeChat Pay publishes of each request (pay.weixin.qq.com/doc/v3, ordinary merchants and service providers, read in
 * November 2026): types, longest lengths, and what is required.
 */
interface Rule {
  type: 'string' | 'integer' | 'boolean' | 'object';
  required?: boolean;
  longest?: number;
  like?: RegExp;
  of?: Rules;
}
type Rules = Record<string, Rule>;

const text = (longest: number, like?: RegExp): Rule => ({ type: 'string', longest, ...(like ? { like } : {}) });
const needed = (rule: Rule): Rule => ({ ...rule, required: true });
const merchant = needed(text(32, /^\d+$/));
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d$/;
const ORDER_NUMBER = /^[\w|*-]{6,32}$/;

const ORDER: Rules = {
  description: needed(text(127)),
  out_trade_no: needed(text(32, ORDER_NUMBER)),
  time_expire: text(64, RFC3339),
  attach: text(128),
  // No address with a query.
  notify_url: needed(text(255, /^https?:\/\/[^?#]+$/)),
  goods_tag: text(32),
  support_fapiao: { type: 'boolean' },
  amount: {
    type: 'object',
    required: true,
    of: { total: { type: 'integer', required: true }, currency: text(16, /^CNY$/) },
  },
};
const SCENE: Rules = {
  payer_client_ip: needed(text(45, /^[\da-f.:]+$/i)),
  device_id: text(32),
  h5_info: {
    type: 'object',
    required: true,
    of: { type: needed(text(32)), app_name: text(64), app_url: text(128), bundle_id: text(128), package_name: text(128) },
  },
};
const OWN: Rules = { appid: needed(text(32)), mchid: merchant };
const PARTNER: Rules = { sp_appid: needed(text(32)), sp_mchid: merchant, sub_appid: text(32), sub_mchid: merchant };
const H5: Rules = { scene_info: { type: 'object', required: true, of: SCENE } };
const REFUND: Rules = {
  sub_mchid: text(32, /^\d+$/),
  transaction_id: text(32),
  out_trade_no: text(32, ORDER_NUMBER),
  out_refund_no: needed(text(64, /^[\w|*@-]+$/)),
  reason: text(80),
  notify_url: text(255, /^https?:\/\/[^?#]+$/),
  amount: {
    type: 'object',
    required: true,
    of: {
      refund: { type: 'integer', required: true },
      total: { type: 'integer', required: true },
      currency: needed(text(16, /^CNY$/)),
    },
  },
};

export const BODIES: Record<string, Rules> = {
  'POST /v3/pay/transactions/native': { ...OWN, ...ORDER },
  'POST /v3/pay/transactions/h5': { ...OWN, ...ORDER, ...H5 },
  'POST /v3/pay/partner/transactions/native': { ...PARTNER, ...ORDER },
  'POST /v3/pay/partner/transactions/h5': { ...PARTNER, ...ORDER, ...H5 },
  'POST /v3/pay/transactions/close': { mchid: merchant },
  'POST /v3/pay/partner/transactions/close': { sp_mchid: merchant, sub_mchid: merchant },
  'POST /v3/refund/domestic/refunds': REFUND,
};

/** Refuses what is missing, too long, of another type, or not published at all. */
export function checkBody(rules: Rules, value: Record<string, unknown>, path = ''): void {
  const unknown = Object.keys(value).find((name) => !rules[name]);
  if (unknown) throw wrong(`${path}${unknown}`, '未知参数');
  for (const [name, rule] of Object.entries(rules)) checkField(rule, value[name], `${path}${name}`);
}

function checkField(rule: Rule, given: unknown, name: string): void {
  if (given === undefined) {
    if (rule.required) throw wrong(name, '缺失');
    return;
  }
  const type = Number.isSafeInteger(given) ? 'integer' : typeof given;
  if (type !== rule.type) throw wrong(name, `类型应为 ${rule.type}`);
  if (typeof given === 'string' && (given.length === 0 || [...given].length > (rule.longest ?? 0))) throw wrong(name, '长度');
  if (typeof given === 'string' && rule.like && !rule.like.test(given)) throw wrong(name, '格式');
  if (typeof given === 'number' && given <= 0) throw wrong(name, '范围');
  if (rule.of) checkBody(rule.of, given as Record<string, unknown>, `${name}.`);
}
