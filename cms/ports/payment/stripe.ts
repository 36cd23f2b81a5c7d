import Stripe from 'stripe';
import type { Instant } from '#domain/time/zoned-time.ts';
import { PaymentError } from './payment-error.ts';
import { checkMoney, type PaymentPort, type TakenThere } from './port.ts';
import { checkoutRef, connectedAmong, onAccount, placeOf } from './stripe-account.ts';
import { calling, finding, translated } from './stripe-errors.ts';
import { EXPAND, openEvent, readStripeEvent } from './stripe-event.ts';
import { refundParams, refundResultOf, refusalOf } from './stripe-refund.ts';
import { intentOf, sessionParams, stateOfSession } from './stripe-session.ts';

export interface StripePayment extends PaymentPort {
  readonly name: 'stripe';
}

export interface StripeOptions {
  secretKey: string;
  /** Of each address to which Stripe sends events: the city's own account, and the centres' connected to it. */
  webhookSecrets: readonly string[];
  /** Ways to pay that are offered where the account has them, by Stripe's names; none named: all that it has. */
  methods?: readonly string[];
  host?: string;
  port?: number;
  protocol?: 'http' | 'https';
  now: () => Instant;
}

/**
 * Payments by Stripe Checkout: the payer's card or wallet never touches this portal. A centre with a connected account is
 * the merchant itself, by direct charges: the payment, its refunds and disputes are on its account, and the city's has no
 * part of the money.
 */
export function createStripePayment({ secretKey, webhookSecrets, methods, now, ...address }: StripeOptions): StripePayment {
  const stripe = new Stripe(secretKey, { timeout: 10_000, maxNetworkRetries: 2, telemetry: false, ...address });

  const find = (providerRef: string) => {
    const { session, account } = placeOf(providerRef);
    return finding(stripe.checkout.sessions.retrieve(session, { expand: EXPAND }, onAccount(account)));
  };
  const state = async (providerRef: string) => {
    const session = await find(providerRef);
    return session && stateOfSession(session, placeOf(providerRef).account);
  };

  return {
    name: 'stripe',
    state,

    async startCheckout(request) {
      checkMoney(request.amount);
      if (now() >= request.expiresAt) throw new PaymentError('expired', `the hold of ${request.reference} is over`);
      const account = request.merchant?.stripe;
      const once = { idempotencyKey: `checkout:${request.reference}`, ...onAccount(account) };
      const session = await calling(stripe.checkout.sessions.create(sessionParams(request, { now: now(), methods }), once));
      if (!session.url) throw new PaymentError('refused', `Stripe gave no address for ${request.reference}`);
      return { provider: 'stripe', providerRef: checkoutRef(session.id, account), url: session.url };
    },

    async cancelCheckout(providerRef) {
      const before = await state(providerRef);
      if (before?.status !== 'open' && before?.status !== 'declined') return before;
      try {
        const { session, account } = placeOf(providerRef);
        await stripe.checkout.sessions.expire(session, {}, onAccount(account));
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
        const once = { idempotencyKey: `refund:${request.key}`, ...onAccount(placeOf(request.providerRef).account) };
        return refundResultOf(await stripe.refunds.create(params, once));
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) throw translated(error);
        return refusal;
      }
    },

    async listTaken({ from, to, accounts }) {
      const created = { gte: Math.floor(Date.parse(from) / 1000), lt: Math.floor(Date.parse(to) / 1000) };
      const taken: TakenThere[] = [];
      for (const account of [undefined, ...connectedAmong(accounts)]) {
        const charges = stripe.charges.list({ created, limit: 100 }, onAccount(account));
        await calling(
          charges.autoPagingEach(({ id, paid, amount, currency, metadata: { reference } }) => {
            // What bears no mark of ours is other business on the same account.
            if (paid && reference) taken.push({ ref: id, reference, amount, currency: currency.toUpperCase() });
          }),
        );
      }
      return taken;
    },

    async readEvent(delivery) {
      const event = openEvent(stripe, delivery, { secrets: webhookSecrets, now: now() });
      return 'error' in event ? event : readStripeEvent(stripe, event);
    },
  };
}
