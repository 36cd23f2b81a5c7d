import { type AlipayPayment, createAlipayPayment } from '#cms/ports/payment/alipay.ts';
import type { Caller } from '#cms/ports/payment/direct.ts';
import { certificatesIn } from '#cms/ports/payment/keys.ts';
import type { Delivery, PaymentPort } from '#cms/ports/payment/port.ts';
import {
  createCentrePayment,
  createPretendPayment,
  type PretendOptions,
  type PretendOutcome,
  type RecordedPayment,
} from '#cms/ports/payment/pretend.ts';
import { signDelivery } from '#cms/ports/payment/pretend-delivery.ts';
import { createStripePayment } from '#cms/ports/payment/stripe.ts';
import { createWechatPayment, type WechatPayment } from '#cms/ports/payment/wechat.ts';
import {
  type AlipayStandIn,
  type StandInOptions as AlipayStandInOptions,
  startAlipayStandIn,
} from '../../alipay-stand-in/index.ts';
import { type StripeStandIn, startStripeStandIn } from '../../stripe-stand-in/index.ts';
import {
  startWechatStandIn,
  type WechatStandIn,
  type StandInOptions as WechatStandInOptions,
} from '../../wechat-pay-stand-in/index.ts';
import { createMemoryDirectStore, createMemoryStore } from './memory-stores.ts';
import type { PaymentHarness } from './payment.contract.ts';

const START = Date.parse('2026-11-02T01:00:00Z');

function clock() {
  let milliseconds = START;
  return {
    milliseconds: () => milliseconds,
    now: () => new Date(milliseconds).toISOString(),
    later: (minutes: number) => {
      milliseconds += minutes * 60_000;
    },
  };
}

const OPTIONS = { baseUrl: 'http://localhost:4321', secret: 'example' };

export const pretendHarness = (): Promise<PaymentHarness> => recordedHarness(createPretendPayment);
/** Of what is paid at the centre its counter is the payer's hand. */
export const centreHarness = (): Promise<PaymentHarness> => recordedHarness(createCentrePayment);

async function recordedHarness(create: (options: PretendOptions) => RecordedPayment): Promise<PaymentHarness> {
  const { now, later } = clock();
  const options: PretendOptions = { ...OPTIONS, store: createMemoryStore(), now };
  const quick = create({ ...options, slowRefunds: false });
  const slow = create({ ...options, slowRefunds: true });
  let refunds = quick;
  const port: PaymentPort = { ...quick, refund: (request) => refunds.refund(request) };
  return {
    port,
    now,
    payer: {
      later,
      approve: async (ref) => deliveryOf(await quick.decide(ref, 'approve')),
      decline: async (ref) => deliveryOf(await quick.decide(ref, 'decline')),
      leavePending: async (ref) => deliveryOf(await quick.decide(ref, 'pending')),
      settle: async (ref, outcome) => deliveryOf(await quick.decide(ref, outcome === 'succeed' ? 'approve' : 'fail')),
      settleRefund: async (ref, refundRef, outcome) => deliveryOf(await quick.settleRefund(ref, refundRef, outcome)),
      slowRefunds: () => {
        refunds = slow;
      },
      sign: (body) => signDelivery({ body, secret: 'example', at: now() }),
    },
  };
}

export interface StandInHarness extends PaymentHarness {
  standIn: StripeStandIn;
}

/** The city's own account, or a centre's that is connected to it. */
export async function standInHarness(connected?: string): Promise<StandInHarness> {
  const { now, later, milliseconds } = clock();
  const standIn = await startStripeStandIn({ webhookSecret: 'whsec_example', connected: ['acct_centre1'], now: milliseconds });
  const { host, port, protocol } = standIn;
  const webhookSecrets = ['whsec_example', 'whsec_connect'];
  const stripe = createStripePayment({ secretKey: 'sk_test_example', webhookSecrets, host, port, protocol, now });
  const account = connected ? (standIn.connected.get(connected) ?? standIn.account) : standIn.account;
  const merchant = connected ? { merchant: { stripe: connected } } : {};
  return {
    standIn,
    port: { ...stripe, startCheckout: (request) => stripe.startCheckout({ ...request, ...merchant }) },
    now,
    payer: {
      later,
      approve: async (ref) => standIn.complete(ref),
      decline: async (ref) => standIn.decline(ref),
      leavePending: async (ref) => standIn.complete(ref, { delayed: true }),
      settle: async (ref, outcome) => standIn.settle(ref, outcome),
      settleRefund: async (_, refundRef, outcome) => standIn.settleRefund(refundRef, outcome, account),
      slowRefunds: () => {
        account.slowRefunds = true;
      },
      sign: (body) => standIn.sign(body),
    },
    close: standIn.close,
  };
}

export interface WechatHarness extends PaymentHarness {
  port: WechatPayment;
  standIn: WechatStandIn;
}

export const DESKTOP: Caller = { device: 'desktop', ip: '203.0.113.7' };
export const PHONE: Caller = { device: 'phone', ip: '203.0.113.7' };
const TOLD_NOTHING = async (): Promise<Delivery> => {
  throw new Error('a payment app tells nothing of that');
};

/** The payer opens our page, there the app, and pays in it. */
export async function wechatHarness(caller = DESKTOP, given: WechatStandInOptions = {}): Promise<WechatHarness> {
  const { now, later, milliseconds } = clock();
  const standIn = await startWechatStandIn({ ...given, now: milliseconds });
  const store = createMemoryDirectStore();
  const notifyUrl = 'https://example.org/api/v1/payments/wechat';
  const port = createWechatPayment({ options: standIn.options, store, now, baseUrl: 'https://example.org', notifyUrl });
  return {
    standIn,
    port,
    now,
    payer: {
      later,
      approve: async (ref) => {
        const { kind } = await port.open(ref, caller);
        if (kind === 'over') throw new Error('nothing can be paid any more');
        return standIn.pay(ref);
      },
      decline: TOLD_NOTHING,
      leavePending: TOLD_NOTHING,
      settle: TOLD_NOTHING,
      settleRefund: async (_, refundRef, outcome) => standIn.settleRefund(refundRef, outcome),
      slowRefunds: () => {
        standIn.account.slowRefunds = true;
      },
      sign: (body) => standIn.sign(body),
    },
    close: standIn.close,
  };
}

export interface AlipayHarness extends PaymentHarness {
  port: AlipayPayment;
  standIn: AlipayStandIn;
}

/** The payer opens our page, goes on to Alipay's, and pays there. */
export async function alipayHarness(
  caller = DESKTOP,
  { merchant, ...given }: AlipayStandInOptions & { merchant?: string } = {},
): Promise<AlipayHarness> {
  const { now, later, milliseconds } = clock();
  const standIn = await startAlipayStandIn({ ...given, now: milliseconds });
  const [app, alipay, root] = [standIn.pems.app, standIn.pems.alipay, standIn.pems.root].map(certificatesIn);
  const certificates = app && alipay && root && given.certificates ? { certificates: { app: app[0], alipay, roots: root } } : {};
  const options = { ...standIn.options, ...certificates };
  const needs = { store: createMemoryDirectStore(), now, baseUrl: 'https://example.org' };
  const created = createAlipayPayment({ options, ...needs, notifyUrl: 'https://example.org/api/v1/payments/alipay' });
  const startCheckout: PaymentPort['startCheckout'] = (request) =>
    created.startCheckout({ ...request, ...(merchant ? { merchant: { alipay: merchant } } : {}) });
  const port = { ...created, startCheckout };
  const { appId: app_id } = standIn.options;
  return {
    standIn,
    port,
    now,
    payer: {
      later,
      approve: async (ref) => {
        const opening = await port.open(ref, caller);
        if (opening.kind !== 'go') throw new Error('nothing can be paid any more');
        standIn.arrive(opening.url);
        return standIn.pay(ref);
      },
      decline: TOLD_NOTHING,
      leavePending: TOLD_NOTHING,
      settle: TOLD_NOTHING,
      settleRefund: async (_, refundRef) => standIn.refundTold(refundRef),
      slowRefunds: () => undefined,
      sign: (body) => {
        const other = /"id":"(\w+)","type":"([\w.]+)"/.exec(body);
        return standIn.sign(other ? { app_id, notify_id: other[1] ?? '', notify_type: other[2] ?? '' } : { body });
      },
      unsigned: ({ rawBody, headers }, sign) => {
        const form = new URLSearchParams(rawBody.toString());
        form.delete('sign');
        if (sign) form.set('sign', sign);
        return { rawBody: form.toString(), headers };
      },
    },
    close: standIn.close,
  };
}

/** Stripe's own test mode: no payer, and the real clock. */
export async function stripeTestModeHarness(secretKey: string): Promise<PaymentHarness> {
  const now = () => new Date().toISOString();
  return { port: createStripePayment({ secretKey, webhookSecrets: ['whsec_unused'], now }), now };
}

function deliveryOf(outcome: PretendOutcome | undefined): Delivery {
  if (!outcome?.delivery) throw new Error('nothing changed');
  return outcome.delivery;
}
