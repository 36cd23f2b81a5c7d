import type Stripe from 'stripe';
import type { DisputeState } from './port.ts';

/** Undefined for a bank's mere question, which takes no money. */
export function disputeStatusOf({ status }: Stripe.Dispute): DisputeState['status'] | undefined {
  if (status.startsWith('warning_')) return undefined;
  if (status === 'won' || status === 'prevented') return 'won';
  return status === 'lost' ? 'lost' : 'open';
}
