import Stripe from 'stripe';
import type { RefundRequest, RefundResult, RefundStatus } from './port.ts';

/** Stripe's longest metadata value. */
const LONGEST_REASON = 500;

export function refundParams({
  intent,
  reference,
  request,
}: {
  intent: string;
  reference: string;
  request: RefundRequest;
}): Stripe.RefundCreateParams {
  return {
    payment_intent: intent,
    amount: request.amount,
    reason: 'requested_by_customer',
    metadata: { reference, checkout: request.providerRef, key: request.key, reason: request.reason.slice(0, LONGEST_REASON) },
  };
}

export function refundStatusOf(refund: Stripe.Refund): RefundStatus {
  if (refund.status === 'succeeded') return 'succeeded';
  return refund.status === 'failed' || refund.status === 'canceled' ? 'failed' : 'pending';
}

export function refundResultOf(refund: Stripe.Refund): RefundResult {
  const status = refundStatusOf(refund);
  if (status !== 'failed') return { status, refundRef: refund.id };
  return { status, refundRef: refund.id, code: 'refused', message: refund.failure_reason ?? 'the refund failed' };
}

/** Stripe's refusal of a refund as an answer; undefined for what is no refusal. */
export function refusalOf(error: unknown): RefundResult | undefined {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined;
  const exceeds = error.code === 'charge_already_refunded' || error.param === 'amount';
  return { status: 'failed', code: exceeds ? 'exceeds_paid' : 'refused', message: error.message };
}
