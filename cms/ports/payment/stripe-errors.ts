import Stripe from 'stripe';
import { PaymentError, type PaymentErrorCode } from './payment-error.ts';

/** What Stripe threw, as a `PaymentError`; anything else as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  return new PaymentError(codeOf(error), error.message, { cause: error });
}

export async function calling<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translated(error);
  }
}

/** As `calling`, with undefined for what Stripe does not have. */
export async function finding<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return undefined;
    throw translated(error);
  }
}

function codeOf(error: Stripe.errors.StripeError): PaymentErrorCode {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return 'conflict';
  const { StripeConnectionError, StripeAPIError, StripeRateLimitError } = Stripe.errors;
  const passing = [StripeConnectionError, StripeAPIError, StripeRateLimitError].some((kind) => error instanceof kind);
  return passing ? 'unavailable' : 'refused';
}
