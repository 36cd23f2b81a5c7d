import Stripe from 'stripe';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { createAccount } from './account.ts';
import { closeDispute, openDispute } from './disputes.ts';
import type { Form } from './form.ts';
import { complete, decline, settle } from './payer.ts';
import { createRefund, settleRefund } from './refunds.ts';
import { type Faults, listen } from './server.ts';

export interface StandInOptions {
  webhookSecret: string;
  /** Accounts that are connected to the platform; their events are signed with a secret of their own. */
  connected?: readonly string[];
  connectSecret?: string;
  /** Unix milliseconds. */
  now?: () => number;
  /** Any free port by default. */
  port?: number;
  /** Called with every event, for a test that posts them to the portal. */
  onDelivery?: (delivery: Delivery) => void;
}

/** Starts a small Stripe on this machine: Checkout Sessions, refunds, idempotency keys, signed events. */
export async function startStripeStandIn({
  webhookSecret,
  connected = [],
  connectSecret = 'whsec_connect',
  now = Date.now,
  port: wanted = 0,
  onDelivery,
}: StandInOptions) {
  const seconds = () => Math.floor(now() / 1000);
  const deliveries: Delivery[] = [];
  const faults: Faults = { fail: 0, lose: 0 };

  /** A body as Stripe would send it, signed over the time and its bytes. */
  const sign = (payload: string, secret = webhookSecret): Delivery => ({
    rawBody: payload,
    headers: { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds() }) },
  });
  let count = 0;
  const id = (prefix: string) => `${prefix}_standin_${String(++count).padStart(6, '0')}`;
  /** Events of a connected account name it. */
  const accountOf = (on?: string) =>
    createAccount({
      seconds,
      id,
      origin: () => url,
      emit: (type, object) => {
        const of = { id: id('evt'), object: 'event', created: seconds(), livemode: false, type, data: { object } };
        const delivery = on ? sign(JSON.stringify({ ...of, account: on }), connectSecret) : sign(JSON.stringify(of));
        deliveries.push(delivery);
        onDelivery?.(delivery);
      },
    });
  const account = accountOf();
  const own = new Map(connected.map((on) => [on, accountOf(on)]));
  /** On which account a checkout is, by the number that the portal keeps of it. */
  const at = (ref: string) => {
    const [first = '', second] = ref.split(':');
    const found = second === undefined ? account : own.get(first);
    if (!found) throw new Error(`no account ${first}`);
    return { on: found, session: second ?? first };
  };
  const { server, port } = await listen({ account, connected: own, faults, port: wanted });
  const url = `http://127.0.0.1:${port}`;

  const sent = (act: () => void): Delivery => {
    act();
    const last = deliveries.at(-1);
    if (!last) throw new Error('no event was sent');
    return last;
  };

  return {
    url,
    host: '127.0.0.1',
    port,
    protocol: 'http' as const,
    /** What is stored, and the `slowRefunds` switch. */
    account,
    /** Every event so far, signed, oldest first. */
    deliveries,
    sign,
    faults,
    /** The accounts that are connected, by their number. */
    connected: own,
    /** The payer's and the bank's side. Each returns the signed event it caused. */
    complete: (ref: string, { method = 'card', delayed = false } = {}) =>
      sent(() => complete(at(ref).on, at(ref).session, { method, delayed })),
    decline: (ref: string) => sent(() => decline(at(ref).on, at(ref).session)),
    settle: (ref: string, outcome: 'succeed' | 'fail') => sent(() => settle(at(ref).on, at(ref).session, outcome)),
    openDispute: (ref: string, { inquiry = false } = {}) =>
      sent(() => void openDispute(at(ref).on, at(ref).session, { inquiry })),
    closeDispute: (dispute: string, outcome: 'won' | 'lost', on = account) => sent(() => closeDispute(on, dispute, outcome)),
    /** Somebody of the city gives money back on the provider's own pages; or of the centre, on its own account, with any marks. */
    refundByHand: (ref: string, amount: number, metadata: Form = {}) => {
      const { on, session } = at(ref);
      const intent = on.sessions.get(session)?.payment_intent ?? '';
      return sent(() => void createRefund(on, { payment_intent: intent, amount: String(amount), metadata }));
    },
    settleRefund: (refund: string, outcome: 'succeed' | 'fail', on = account) => sent(() => settleRefund(on, refund, outcome)),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
