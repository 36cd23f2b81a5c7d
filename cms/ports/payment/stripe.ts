import Stripe from 'stripe';
import type { Instant } from '#domain/time/zoned-time.ts';
import { PaymentError } from './payment-error.ts';
import { checkMoney, type PaymentPort } from './port.ts';
import { calling, finding, translated } from './stripe-errors.ts';
import { EXPAND, openEvent, readStripeEvent } from './stripe-event.ts';
import { refundParams, refundResultOf, refusalOf } from './stripe-refund.ts';
import { intentOf, sessionParams, stateOfSession } from './stripe-session.ts';

export interface StripePayment extends PaymentPort {
  readonly name: 'stripe';
}

export interface StripeOptions {
  secretKey: string;
  webhookSecret: string;
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  now: () => Instant;
}

/** Payments by Stripe Checkout: the payer's card or wallet never touches this portal. */
export function createStripePayment({ secretKey, webhookSecret, now, ...address }: StripeOptions): StripePayment {
  const stripe = new Stripe(secretKey, { timeout: 10_000, maxNetworkRetries: 2, telemetry: false, ...address });

  const find = (providerRef: string) => finding(stripe.checkout.sessions.retrieve(providerRef, { expand: EXPAND }));
  const state = async (providerRef: string) => {
    const session = await find(providerRef);
    return session && stateOfSession(session);
  };

  return {
    name: 'stripe',
    state,

    async startCheckout(request) {
      checkMoney(request.amount);
      if (now() >= request.expiresAt) throw new PaymentError('expired', `the hold of ${request.reference} is over`);
      const session = await calling(
        stripe.checkout.sessions.create(sessionParams(request, now()), { idempotencyKey: `checkout:${request.reference}` }),
      );
      if (!session.url) throw new PaymentError('refused', `Stripe gave no address for ${request.reference}`);
      return { provider: 'stripe', providerRef: session.id, url: session.url };
    },

    async cancelCheckout(providerRef) {
      const before = await state(providerRef);
      if (before?.status !== 'open' && before?.status !== 'declined') return before;
      try {
        await stripe.checkout.sessions.expire(providerRef);
      } catch (error) {
        // Paid or run out in between: what counts is the state it has now.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw translated(error);
      }
      return state(providerRef);
    },

    async refund(request) {
      checkMoney(request.amount);
      const session = await find(request.providerRef);
      const reference = session?.metadata?.reference;
      if (!session || !reference) throw new PaymentError('unknown_checkout', `no checkout ${request.providerRef}`);
      const intent = intentOf(session);
      if (intent?.status !== 'succeeded') return { status: 'failed', code: 'not_paid', message: 'nothing has been paid' };
      try {
        const params = refundParams({ intent: intent.id, reference, request });
        return refundResultOf(await stripe.refunds.create(params, { idempotencyKey: `refund:${request.key}` }));
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw translated(error);
        return refusal;
      }
    },

    async readEvent(delivery) {
      const event = openEvent(stripe, delivery, { secret: webhookSecret, now: now() });
      return 'error' in event ? event : readStripeEvent(stripe, event);
    },
  };
}
