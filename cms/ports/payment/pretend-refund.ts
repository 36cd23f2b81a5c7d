import { PaymentError } from './payment-error.ts';
import type { RefundRequest, RefundResult, RefundState } from './port.ts';
import { type PretendRecord, type PretendRefund, refundedOf } from './pretend-record.ts';

/** The record with the refund in it, and the answer. The same key gives the first answer again. */
export function refunded(
  record: PretendRecord,
  { amount, key, reason }: RefundRequest,
  { slow }: { slow: boolean },
): { record: PretendRecord; result: RefundResult } {
  const earlier = record.refunds.find((refund) => refund.key === key);
  if (earlier) {
    if (earlier.amount !== amount || earlier.reason !== reason) {
      throw new PaymentError('conflict', `refund key ${key} was used before for something else`);
    }
    return { record, result: resultOf(earlier) };
  }
  if (record.status !== 'paid') {
    return { record, result: { status: 'failed', code: 'not_paid', message: 'nothing has been paid' } };
  }
  const left = record.request.amount - refundedOf(record);
  const refund: PretendRefund =
    amount > left
      ? { key, amount, reason, status: 'failed', failure: { code: 'exceeds_paid', message: `only ${left} is left to refund` } }
      : {
          key,
          amount,
          reason,
          status: slow ? 'pending' : 'succeeded',
          refundRef: `${record.providerRef}-r${record.refunds.length + 1}`,
        };
  return { record: { ...record, refunds: [...record.refunds, refund] }, result: resultOf(refund) };
}

/** A refund under way comes through or bounces; the same record when it changes nothing. */
export function settled(record: PretendRecord, refundRef: string, outcome: 'succeed' | 'fail'): PretendRecord {
  const pending = record.refunds.find((refund) => refund.refundRef === refundRef && refund.status === 'pending');
  if (!pending) return record;
  const after: PretendRefund =
    outcome === 'succeed'
      ? { ...pending, status: 'succeeded' }
      : { ...pending, status: 'failed', failure: { code: 'refused', message: 'the bank sent the refund back' } };
  return { ...record, refunds: record.refunds.map((refund) => (refund === pending ? after : refund)) };
}

export function refundStateOf(record: PretendRecord, refundRef: string): RefundState | undefined {
  const refund = record.refunds.find((each) => each.refundRef === refundRef);
  if (!refund) return undefined;
  return {
    refundRef,
    providerRef: record.providerRef,
    reference: record.request.reference,
    key: refund.key,
    amount: refund.amount,
    currency: record.request.currency,
    status: refund.status,
  };
}

function resultOf({ status, refundRef, failure }: PretendRefund): RefundResult {
  if (status === 'failed' && failure) return { status, ...(refundRef ? { refundRef } : {}), ...failure };
  if (status !== 'failed' && refundRef) return { status, refundRef };
  throw new Error('a pretend refund is neither made nor refused');
}
