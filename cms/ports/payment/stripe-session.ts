import type Stripe from 'stripe';
import { type Instant, minutesBetween, plusMinutes } from '#domain/time/zoned-time.ts';
import type { CheckoutRequest, PaymentState, PaymentStatus } from './port.ts';
import { checkoutRef } from './stripe-account.ts';

/** Stripe takes 30 minutes to 24 hours from its own clock, so a little is left for the way there. */
const OPEN_AFTER_HOLD_MINUTES = 31;
const LONGEST_MINUTES = 23 * 60;

/** Ways to pay on Stripe's page, where the account has them: money that is there at once, as a hold of minutes needs it. */
const STRIPE_METHODS: readonly string[] = ['card', 'alipay', 'wechat_pay'];

/**
 * Stripe's page outlives our hold by 31 minutes, counted from the end of the hold and not from now: a
 * retry must send exactly the same body, or Stripe refuses its idempotency key.
 */
export function sessionParams(
  request: CheckoutRequest,
  { now, methods = STRIPE_METHODS }: { now: Instant; methods?: readonly string[] },
): Stripe.Checkout.SessionCreateParams {
  const metadata = { reference: request.reference };
  const closes = plusMinutes(request.expiresAt, OPEN_AFTER_HOLD_MINUTES);
  return {
    mode: 'payment',
    client_reference_id: request.reference,
    metadata,
    payment_intent_data: { metadata, description: request.description },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: request.amount,
          product_data: { name: request.description },
        },
      },
    ],
    // A filter on what the account has enabled and what takes the sum and its currency: what it has not is left out.
    ...(methods.length > 0 ? { allowed_payment_method_types: [...methods] } : {}),
    // The contract names one sum in one currency; that is what is charged.
    adaptive_pricing: { enabled: false },
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    locale: request.lang,
    // Beyond that, Stripe's own 24 hours.
    ...(minutesBetween(now, closes) <= LONGEST_MINUTES ? { expires_at: Math.floor(Date.parse(closes) / 1000) } : {}),
  };
}

/**
 * Undefined for a session that this portal did not start. Expects `payment_intent.latest_charge` expanded.
 * @param account the centre's own on which it is, where it is on one
 */
export function stateOfSession(session: Stripe.Checkout.Session, account?: string): PaymentState | undefined {
  const reference = session.metadata?.reference;
  if (!reference) return undefined;
  const status = statusOf(session);
  const charge = status === 'paid' ? chargeOf(session) : undefined;
  const method = charge?.payment_method_details?.type;
  return {
    providerRef: checkoutRef(session.id, account),
    reference,
    status,
    amount: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    refunded: charge?.amount_refunded ?? 0,
    ...(charge ? { paidAt: new Date(charge.created * 1000).toISOString() } : {}),
    ...(method ? { method } : {}),
  };
}

export function intentOf(session: Stripe.Checkout.Session): Stripe.PaymentIntent | undefined {
  const intent = session.payment_intent;
  return typeof intent === 'object' && intent ? intent : undefined;
}

function chargeOf(session: Stripe.Checkout.Session): Stripe.Charge | undefined {
  const charge = intentOf(session)?.latest_charge;
  return typeof charge === 'object' && charge ? charge : undefined;
}

function statusOf(session: Stripe.Checkout.Session): PaymentStatus {
  const intent = intentOf(session);
  if (session.payment_status === 'paid' || intent?.status === 'succeeded') return 'paid';
  if (session.status === 'expired') return 'expired';
  if (session.status === 'open') return intent?.last_payment_error ? 'declined' : 'open';
  // A delayed method that bounced leaves its intent wanting another one, and the page is closed by then.
  return intent?.status === 'requires_payment_method' || intent?.status === 'canceled' ? 'failed' : 'pending';
}
