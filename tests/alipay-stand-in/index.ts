import { createHash, createSign, createVerify, type KeyObject, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { type Certified, certify, keyPair } from '../wechat-pay-stand-in/keys.ts';
import { answer, clock, createAccount, type Trade, yuan } from './account.ts';
import { COMMON, CONTENTS, checkAll, Refusal } from './parameters.ts';

const APP_ID = '2021000000000001';
const SELLER_ID = '2088000000000001';
/** A merchant that has authorised the application, and by which token. */
export const AUTHORISED = { pid: '2088000000000109', token: '202611BBcentre109' };
const HOLDER = '支付宝(中国)网络技术有限公司-2088000000000001';

/** Calls still to go wrong, or whose answers are not as Alipay makes them; what is lost is the answer to a change. */
interface Faults {
  fail: number;
  limit: number;
  lose: number;
  forge: number;
  unsigned: number;
  /** A figure of the answer is changed after it was signed. */
  change: number;
  /** The answer before is given once more, well signed as it was. */
  repeat: number;
  /** Slashes are escaped after the text was signed, and not before. */
  escape: number;
}

type KeyPair = ReturnType<typeof keyPair>;
interface Keys {
  merchant: KeyPair;
  own: KeyPair;
  stranger: KeyPair;
  certified: Promise<{ root: Certified; other: Certified; app: Certified; alipay: Certified }>;
}
/** Made once: keys of this size take their time. */
let kept: Keys | undefined;
const keys = (): Keys => (kept ??= { merchant: keyPair(), own: keyPair(), stranger: keyPair(), certified: certified() });

async function certified() {
  const [root, other] = [await certify('Ant Financial Certification Authority R1'), await certify('Another Authority')];
  return { root, other, app: await certify('近托示例市', root), alipay: await certify(HOLDER, root) };
}

/** By the published recipe, and on purpose not by ours. */
const serialOf = ({ pem }: Certified): string => {
  const { issuer, serialNumber } = new X509Certificate(pem);
  return createHash('md5')
    .update(issuer.split('\n').reverse().join(',') + BigInt(`0x${serialNumber}`).toString(10))
    .digest('hex');
};

const sortedText = (params: Record<string, string>, without: string[]): string => {
  const names = Object.keys(params).filter((name) => !without.includes(name) && params[name] !== '');
  return names
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
};
const signature = (text: string, key: KeyObject): string => createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64');

export interface StandInOptions {
  /** Unix milliseconds. */
  now?: () => number;
  /** Signs by certificates in place of keys alone. */
  certificates?: boolean;
}

/** Starts a small Alipay on this machine: payers that arrive, trades, refunds, certificates, and notifications that are signed. */
export async function startAlipayStandIn({ now = Date.now, certificates = false }: StandInOptions = {}) {
  const { merchant, own, stranger } = keys();
  const { root, other, app, alipay } = await keys().certified;
  const merchantKey = certificates ? new X509Certificate(app.pem).publicKey : merchant.publicKey;
  let signing = alipay;
  let offered = [alipay];
  const account = createAccount(now);
  const faults: Faults = { fail: 0, limit: 0, lose: 0, forge: 0, unsigned: 0, change: 0, repeat: 0, escape: 0 };
  const deliveries: Delivery[] = [];
  let asked = 0;
  let downloads = 0;
  let before = '';

  /** In whose name somebody asks: the application's own merchant, or one that has authorised it. */
  const sellerOf = (token: string | undefined): string => {
    if (token === undefined) return SELLER_ID;
    if (token === AUTHORISED.token) return AUTHORISED.pid;
    throw new Refusal('20001', 'aop.invalid-app-auth-token', '无效的应用授权令牌');
  };
  const taking = (fault: keyof Faults) => faults[fault] > 0 && faults[fault]-- > 0;
  const alipaysKey = () => (certificates ? signing.privateKey : own.privateKey);
  const serials = (): Record<string, string> => (certificates ? { alipay_cert_sn: serialOf(signing) } : {});

  /** Refuses whoever has not signed this very request, by what the application has set there. */
  function gate(params: Record<string, string>): Record<string, string> {
    checkAll(COMMON, params);
    if (params.app_id !== APP_ID) throw new Refusal('40002', 'isv.invalid-app-id', '无效的AppID参数');
    const isCertified = params.app_cert_sn === serialOf(app) && params.alipay_root_cert_sn === serialOf(root);
    if (certificates ? !isCertified : params.app_cert_sn || params.alipay_root_cert_sn)
      throw new Refusal('40002', 'isv.app-cert-sn-invalid', '证书序列号');
    const text = sortedText(params, ['sign']);
    if (
      !createVerify('RSA-SHA256')
        .update(text, 'utf8')
        .verify(merchantKey, params.sign ?? '', 'base64')
    )
      throw new Refusal('40002', 'isv.invalid-signature', '验签出错');
    const content = JSON.parse(params.biz_content ?? '') as Record<string, string>;
    const rules = CONTENTS[params.method ?? ''];
    if (!rules) throw new Refusal('40002', 'isv.invalid-method', `不存在的方法名 ${params.method}`);
    checkAll(rules, content);
    return content;
  }

  function said(params: Record<string, string>): { node: object; isSigned: boolean } {
    try {
      if (taking('fail')) throw new Refusal('20000', 'isp.unknow-error', '系统繁忙');
      if (taking('limit')) throw new Refusal('40005', 'isv.app-call-limited', '应用调用次数超限');
      const content = gate(params);
      if (params.method !== 'alipay.open.app.alipaycert.download') {
        return {
          node: {
            code: '10000',
            msg: 'Success',
            ...answer(account, params.method ?? '', content, sellerOf(params.app_auth_token)),
          },
          isSigned: true,
        };
      }
      downloads += 1;
      const found = offered.find((one) => serialOf(one) === content.alipay_cert_sn);
      if (!found) throw new Refusal('40004', 'CERT_NOT_EXIST', '证书不存在');
      const alipay_cert_content = Buffer.from(found.pem).toString('base64');
      return { node: { code: '10000', msg: 'Success', alipay_cert_content }, isSigned: false };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { node: error.body, isSigned: true };
    }
  }

  function respond(params: Record<string, string>): string {
    const { node, isSigned } = said(params);
    // Slashes are escaped, and a member is named as one outside it is: what is signed is the text itself.
    const plain = JSON.stringify({ ...node, note: 'a\\"sign":"b"} { https://x' });
    const raw = plain.replaceAll('/', '\\/');
    const sign = signature(taking('escape') ? plain : raw, taking('forge') ? stranger.privateKey : alipaysKey());
    const rest: Record<string, string> = !isSigned || taking('unsigned') ? {} : { ...serials(), sign };
    const name = `${(params.method ?? '').replaceAll('.', '_')}_response`;
    const shown = taking('change') ? raw.replace(/"total_amount":"\d/, '"total_amount":"9') : raw;
    const text = `{"${name}":${shown}${JSON.stringify(rest).replace('{', rest.sign ? ',' : '')}`;
    const again = before;
    before = text;
    return taking('repeat') ? again : text;
  }

  async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  }

  const server = createServer(async (request, response) => {
    asked += 1;
    const { searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const params = { ...Object.fromEntries(searchParams), ...(await bodyOf(request)) };
    const text = respond(params);
    if (!params.method?.endsWith('.query') && taking('lose')) {
      request.socket.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
    response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = `${url}/gateway.do`;

  /** A notification as Alipay sends it: a form, with the signature in it. */
  const sign = (params: Record<string, string>, key = alipaysKey()): Delivery => {
    const all = { ...params, ...serials() };
    const form = new URLSearchParams({ ...all, sign_type: 'RSA2', sign: signature(sortedText(all, []), key) });
    return { rawBody: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } };
  };
  const notify = (trade: Trade, more: Record<string, string> = {}, key?: KeyObject): Delivery => {
    const delivery = sign(
      {
        notify_time: clock(now()),
        notify_type: 'trade_status_sync',
        notify_id: account.id('2026112300222'),
        ...{ app_id: APP_ID, seller_id: trade.seller, charset: 'utf-8', version: '1.0' },
        ...{ out_trade_no: trade.no, trade_no: trade.id, trade_status: trade.status },
        ...{ subject: '近托示例托育中心 B1+1', total_amount: yuan(trade.total), gmt_payment: clock(trade.paidAt ?? now()) },
        ...more,
      },
      key,
    );
    deliveries.push(delivery);
    return delivery;
  };
  /** The trade of a checkout that is alive. */
  const tradeOf = (ref: string): Trade => {
    const trade = [...account.trades.values()].findLast(({ no }) => no.startsWith(`${ref}_`));
    if (!trade) throw new Error(`no trade of ${ref}`);
    return trade;
  };
  const refundTold = (no: string): Delivery => {
    const refund = account.refunds.get(no);
    if (!refund) throw new Error(`no refund ${no}`);
    const fee = { refund_fee: yuan(account.givenBack(refund.trade)), gmt_refund: `${clock(now())}.000` };
    return notify(refund.trade, { ...fee, out_biz_no: no });
  };

  return {
    url,
    account,
    faults,
    deliveries,
    sign,
    notify,
    stranger,
    tradeOf,
    refundTold,
    asked: () => asked,
    downloads: () => downloads,
    /** What a city sets to use this account. */
    options: {
      ...{ appId: APP_ID, sellerId: SELLER_ID, gateway },
      centres: new Map([[AUTHORISED.pid, AUTHORISED.token]]),
      privateKey: certificates ? app.privateKey : merchant.privateKey,
      publicKey: certificates ? new X509Certificate(alipay.pem).publicKey : own.publicKey,
    },
    pems: { app: app.pem, alipay: alipay.pem, root: root.pem },
    /** The payer's browser goes where the page sends it, and the trade comes to be. */
    arrive(address: string): Trade {
      if (!address.startsWith(`${gateway}?`)) throw new Error(`a payer is sent to ${address}`);
      const params = Object.fromEntries(new URL(address).searchParams);
      return account.arrive(params.method ?? '', gate(params), sellerOf(params.app_auth_token));
    },
    /** The payer pays; the notification may be lost, doubled or late, as whoever asks delivers it. */
    pay(ref: string, paid: { total?: number } = {}): Delivery {
      const trade = account.tradeOf(tradeOf(ref).no);
      if (trade.status !== 'WAIT_BUYER_PAY') throw new Error(`trade ${trade.no} is ${trade.status}`);
      Object.assign(trade, { ...paid, status: 'TRADE_SUCCESS', paidAt: now() });
      return notify(trade);
    },
    /** Somebody of the city gives money back in the merchant's console. */
    refundByHand(ref: string, amount: number): Delivery {
      const no = account.id('hand');
      account.refund({ out_trade_no: tradeOf(ref).no, out_request_no: no, refund_amount: yuan(amount) });
      return refundTold(no);
    },
    /** Another certificate signs from now on: a true one, one of another holder, of another authority, or one that is over. */
    async rotate(kind: 'true' | 'holder' | 'authority' | 'over' = 'true') {
      const until = kind === 'over' ? '2021-12-31T00:00:00Z' : undefined;
      signing = await certify(kind === 'holder' ? '别的商户' : HOLDER, kind === 'authority' ? other : root, until);
      offered = [...offered, signing];
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export type AlipayStandIn = Awaited<ReturnType<typeof startAlipayStandIn>>;
