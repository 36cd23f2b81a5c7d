import Stripe from 'stripe';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { createAccount } from './account.ts';
import { closeDispute, openDispute } from './disputes.ts';
import { complete, decline, settle } from './payer.ts';
import { createRefund, settleRefund } from './refunds.ts';
import { type Faults, listen } from './server.ts';

export interface StandInOptions {
  webhookSecret: string;
  /** Unix milliseconds. */
  now?: () => number;
  /** Any free port by default. */
  port?: number;
  /** Called with every event, for a test that posts them to the portal. */
  onDelivery?: (delivery: Delivery) => void;
}

/** Starts a small Stripe on this machine: Checkout Sessions, refunds, idempotency keys, signed events. */
export async function startStripeStandIn({ webhookSecret, now = Date.now, port: wanted = 0, onDelivery }: StandInOptions) {
  const seconds = () => Math.floor(now() / 1000);
  const deliveries: Delivery[] = [];
  const faults: Faults = { fail: 0, lose: 0 };

  /** A body as Stripe would send it, signed over the time and its bytes. */
  const sign = (payload: string): Delivery => ({
    rawBody: payload,
    headers: {
      'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp: seconds() }),
    },
  });
  const account = createAccount({
    seconds,
    origin: () => url,
    emit: (type, object) => {
      const event = { id: account.id('evt'), object: 'event', created: seconds(), livemode: false, type, data: { object } };
      const delivery = sign(JSON.stringify(event));
      deliveries.push(delivery);
      onDelivery?.(delivery);
    },
  });
  const { server, port } = await listen({ account, faults, port: wanted });
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
    /** The payer's and the bank's side. Each returns the signed event it caused. */
    complete: (session: string, { method = 'card', delayed = false } = {}) =>
      sent(() => complete(account, session, { method, delayed })),
    decline: (session: string) => sent(() => decline(account, session)),
    settle: (session: string, outcome: 'succeed' | 'fail') => sent(() => settle(account, session, outcome)),
    openDispute: (session: string, { inquiry = false } = {}) => sent(() => void openDispute(account, session, { inquiry })),
    closeDispute: (dispute: string, outcome: 'won' | 'lost') => sent(() => closeDispute(account, dispute, outcome)),
    /** Somebody of the city gives money back on the provider's own pages. */
    refundByHand: (session: string, amount: number) => {
      const intent = account.sessions.get(session)?.payment_intent ?? '';
      return sent(() => void createRefund(account, { payment_intent: intent, amount: String(amount) }));
    },
    settleRefund: (refund: string, outcome: 'succeed' | 'fail') => sent(() => settleRefund(account, refund, outcome)),
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export type StripeStandIn = Awaited<ReturnType<typeof startStripeStandIn>>;
