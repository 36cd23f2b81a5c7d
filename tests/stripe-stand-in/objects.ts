/** The parts of Stripe's objects that this portal reads, with Stripe's names. Times are Unix seconds. */
export interface Session {
  id: string;
  object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  amount_total: number;
  currency: string;
  payment_method_types: string[];
  client_reference_id: string | null;
  metadata: Record<string, string>;
  payment_intent: string | null;
  created: number;
  expires_at: number;
  url: string | null;
}

export interface Intent {
  id: string;
  object: 'payment_intent';
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  amount: number;
  currency: string;
  metadata: Record<string, string>;
  latest_charge: string | null;
  last_payment_error: { code: string; message: string } | null;
}

export interface Charge {
  id: string;
  object: 'charge';
  amount: number;
  amount_refunded: number;
  currency: string;
  created: number;
  paid: boolean;
  metadata: Record<string, string>;
  payment_intent: string;
  payment_method_details: { type: string };
}

export interface Dispute {
  id: string;
  object: 'dispute';
  status: 'needs_response' | 'warning_needs_response' | 'won' | 'lost';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  created: number;
}

export interface Refund {
  id: string;
  object: 'refund';
  status: 'pending' | 'succeeded' | 'failed';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  metadata: Record<string, string>;
  failure_reason?: string;
  created: number;
}
