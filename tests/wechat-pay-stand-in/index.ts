import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { createAccount, type TradeOrder } from './account.ts';
import { answer, billText, inChina, shownOrder, shownRefund } from './answers.ts';
import { type Certified, certify, keyPair } from './keys.ts';
import { Refusal } from './parameters.ts';
import { createGate, sealed, signedBy } from './signatures.ts';

const API_V3_KEY = 'example-key-of-32-characters-000';
const MCHID = '1900000001';
const APPID = 'wxd678efh567hg6787';
const SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';

/** Calls still to go wrong, or whose answers are not as WeChat Pay makes them. */
interface Faults {
  fail: number;
  lose: number;
  limit: number;
  forge: number;
  unsigned: number;
  /** A line of a bill is lost on the way. */
  bill: number;
}

/** Made once: keys of this size take their time. */
let kept: { merchant: KeyPair; own: KeyPair; stranger: KeyPair; platform: Promise<Certified> } | undefined;
type KeyPair = ReturnType<typeof keyPair>;
const keys = () => (kept ??= { merchant: keyPair(), own: keyPair(), stranger: keyPair(), platform: certify('Tenpay.com') });

export interface StandInOptions {
  /** Unix milliseconds. */
  now?: () => number;
  subMerchants?: readonly string[];
  /** Signs with the newer public key in place of certificates. */
  publicKey?: boolean;
}

/** Starts a small WeChat Pay on this machine: orders, refunds, certificates, and notifications that are sealed and signed. */
export async function startWechatStandIn({ now = Date.now, subMerchants = [], publicKey: withKey = false }: StandInOptions = {}) {
  const { merchant, own, platform } = keys();
  const stranger = { serial: '00', privateKey: keys().stranger.privateKey };
  let platforms = [await platform];
  const account = createAccount({ now, subMerchants });
  const gate = createGate({ mchid: MCHID, serial: SERIAL, publicKey: merchant.publicKey }, now);
  const faults: Faults = { fail: 0, lose: 0, limit: 0, forge: 0, unsigned: 0, bill: 0 };
  const deliveries: Delivery[] = [];
  let asked = 0;

  const signer = () => {
    const last = platforms.at(-1);
    if (withKey || !last) return { serial: 'PUB_KEY_ID_0119000000012026', privateKey: own.privateKey };
    return last;
  };
  const taking = (fault: keyof Faults) => faults[fault] > 0 && faults[fault]-- > 0;

  const certificates = () => ({
    data: platforms.map(({ serial, pem }) => ({
      serial_no: serial,
      effective_time: '2020-01-01T00:00:00+08:00',
      expire_time: '2049-12-31T00:00:00+08:00',
      encrypt_certificate: sealed(pem, API_V3_KEY, 'certificate'),
    })),
  });

  function respond(request: IncomingMessage, body: string): { status: number; body: string; isFile?: boolean } {
    const { method = 'GET', url = '/', headers } = request;
    asked += 1;
    try {
      gate(headers.authorization ?? '', { method, path: url, body });
      if (headers.accept !== 'application/json' || !headers['user-agent'])
        throw new Refusal(406, 'PARAM_ERROR', 'Accept, User-Agent');
      const { pathname: path, searchParams: query } = new URL(url, 'http://stand-in');
      // A file is neither JSON nor signed.
      if (path === '/v3/billdownload/file') {
        const bill = billText(account, query.get('token') ?? '');
        return { status: 200, body: taking('bill') ? bill.replace(/\r\n`.*/, '') : bill, isFile: true };
      }
      const said = path === '/v3/certificates' ? certificates() : answer(account, MCHID, { method, path, query, body });
      return said ? { status: 200, body: JSON.stringify(said) } : { status: 204, body: '' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: JSON.stringify(error.body) };
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isFailing = taking('fail');
    const isLimited = !isFailing && taking('limit');
    const said = isFailing
      ? { status: 500, body: '{"code":"SYSTEM_ERROR","message":"系统异常，请稍后重试"}' }
      : isLimited
        ? { status: 429, body: '{"code":"FREQUENCY_LIMITED","message":"频率超限"}' }
        : respond(request, Buffer.concat(chunks).toString());
    if (request.method === 'POST' && !isFailing && taking('lose')) {
      request.socket.destroy();
      return;
    }
    const by = taking('forge') ? { ...signer(), privateKey: stranger.privateKey } : signer();
    const signature = ('isFile' in said && said.isFile) || taking('unsigned') ? {} : signedBy(by, said.body, now());
    response.writeHead(said.status, { 'content-type': 'application/json', 'request-id': 'standin', ...signature });
    response.end(said.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** A body as WeChat Pay would send it, signed over the time and its bytes. */
  const sign = (rawBody: string, by = signer(), at = now()): Delivery => ({ rawBody, headers: signedBy(by, rawBody, at) });
  const notify = (event_type: string, kind: 'transaction' | 'refund', about: object): Delivery => {
    const resource = { original_type: kind, ...sealed(JSON.stringify(about), API_V3_KEY, kind) };
    const id = account.id('EV-');
    const notice = {
      id,
      create_time: inChina(now()),
      resource_type: 'encrypt-resource',
      event_type,
      summary: event_type,
      resource,
    };
    const delivery = sign(JSON.stringify(notice));
    deliveries.push(delivery);
    return delivery;
  };
  /** The order of a checkout that can be paid now. */
  const orderOf = (ref: string): TradeOrder => {
    const order = [...account.orders.values()].findLast(({ no }) => no.startsWith(`${ref}_`));
    if (!order) throw new Error(`no order of ${ref}`);
    return order;
  };
  const told = (order: TradeOrder) => notify('TRANSACTION.SUCCESS', 'transaction', { ...shownOrder(order), attach: '' });

  return {
    url,
    account,
    faults,
    deliveries,
    notify,
    sign,
    stranger,
    orderOf,
    /** How many calls have come. */
    asked: () => asked,
    /** What a city sets to use this account. */
    options: {
      ...{ mchid: MCHID, appid: APPID, serial: SERIAL, privateKey: merchant.privateKey, apiV3Key: API_V3_KEY, host: url },
      ...(withKey ? { publicKey: { id: signer().serial, key: own.publicKey } } : {}),
    },
    /** The payer pays the order in the app; the notification may be lost, doubled or late, as whoever asks delivers it. */
    pay(ref: string, paid: { total?: number; appid?: string; mchid?: string } = {}): Delivery {
      const order = orderOf(ref);
      if (order.state !== 'NOTPAY' || now() >= order.expiresAt) throw new Error(`order ${order.no} is ${order.state}`);
      Object.assign(order, { ...paid, state: 'SUCCESS', transaction: account.id('4200'), paidAt: now() });
      return told(order);
    },
    /** The bank refuses: the order stays as it is, and nobody is told. */
    decline: (ref: string) => void orderOf(ref),
    /** What is said again, whatever has happened since. */
    tellAgain: (ref: string) => told(orderOf(ref)),
    settleRefund(refundRef: string, outcome: 'succeed' | 'fail'): Delivery {
      const refund = [...account.refunds.values()].find(({ id }) => id === refundRef);
      if (refund?.status !== 'PROCESSING') throw new Error(`refund ${refundRef} is ${refund?.status}`);
      refund.status = outcome === 'succeed' ? 'SUCCESS' : 'CLOSED';
      const { status: refund_status, ...shown } = shownRefund(refund) as { status: string };
      const about = { mchid: MCHID, ...shown, refund_status, success_time: inChina(now()) };
      return notify(outcome === 'succeed' ? 'REFUND.SUCCESS' : 'REFUND.CLOSED', 'refund', about);
    },
    /** Somebody of the city gives money back in the merchant's console. */
    refundByHand(ref: string, refund: number): Delivery {
      const order = orderOf(ref);
      const by = { out_trade_no: order.no, out_refund_no: account.id('hand'), ...(order.sub ? { sub_mchid: order.sub } : {}) };
      const made = account.refund({ ...by, amount: { refund, total: order.total, currency: 'CNY' } });
      return notify('REFUND.SUCCESS', 'refund', { mchid: MCHID, ...shownRefund(made), refund_status: 'SUCCESS' });
    },
    /** A new certificate signs from now on; the old one is listed as long as `keepOld` says. */
    async rotate({ keepOld = true } = {}) {
      const fresh = await certify('Tenpay.com');
      platforms = [...(keepOld ? platforms : []), fresh];
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export type WechatStandIn = Awaited<ReturnType<typeof startWechatStandIn>>;
