import type { Instant } from '#domain/time/zoned-time.ts';
import type { CheckoutRequest, PaymentState, PaymentStatus, RefundFailure, RefundStatus } from './port.ts';

export interface PretendRefund {
  key: string;
  amount: number;
  reason: string;
  status: RefundStatus;
  refundRef?: string;
  failure?: { code: RefundFailure; message: string };
}

/** All the pretend provider knows of one checkout. Plain JSON. */
export interface PretendRecord {
  providerRef: string;
  request: CheckoutRequest;
  status: PaymentStatus;
  paidAt?: Instant;
  /** How it was paid, where that was recorded. */
  method?: string;
  refunds: PretendRefund[];
  /** Events sent so far: numbers the next one. */
  events: number;
}

export interface PretendStore {
  get(ref: string): Promise<PretendRecord | undefined>;
  /**
   * Keeps what a record becomes; where it stays the same, or nothing comes of it, nothing. Of two changes, in whichever
   * processes, the second sees what the first did: it may be asked again.
   */
  change(ref: string, to: (record: PretendRecord | undefined) => PretendRecord | undefined): Promise<void>;
}

export type PretendDecision = 'approve' | 'decline' | 'pending' | 'fail';

export function isOpen(status: PaymentStatus): boolean {
  return status === 'open' || status === 'declined';
}

/** An open checkout runs out by the clock alone; a pending one does not. */
export function statusAt(record: PretendRecord, now: Instant): PaymentStatus {
  return isOpen(record.status) && now >= record.request.expiresAt ? 'expired' : record.status;
}

/** Minor units given back or on their way. */
export function refundedOf(record: PretendRecord): number {
  return record.refunds.reduce((total, refund) => total + (refund.status === 'failed' ? 0 : refund.amount), 0);
}

export function stateOf(record: PretendRecord, now: Instant): PaymentState {
  return {
    providerRef: record.providerRef,
    reference: record.request.reference,
    status: statusAt(record, now),
    amount: record.request.amount,
    currency: record.request.currency,
    refunded: refundedOf(record),
    ...(record.paidAt ? { paidAt: record.paidAt, method: record.method ?? 'pretend' } : {}),
  };
}

/** The record after the payer's or the bank's decision; the same record when it changes nothing. */
export function decided(
  record: PretendRecord,
  decision: PretendDecision,
  { now, method }: { now: Instant; method?: string },
): PretendRecord {
  const status = statusAt(record, now);
  if (!isOpen(status) && status !== 'pending') return record;
  switch (decision) {
    case 'approve':
      return { ...record, status: 'paid', paidAt: now, ...(method ? { method } : {}) };
    case 'pending':
      return status === 'pending' ? record : { ...record, status: 'pending' };
    case 'decline':
      // A payment already under way cannot be tried again on the same page.
      return { ...record, status: status === 'pending' ? 'failed' : 'declined' };
    case 'fail':
      return { ...record, status: 'failed' };
  }
}
