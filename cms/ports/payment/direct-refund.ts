import { createHash } from 'node:crypto';
import { type DirectStore, type Gateway, type KeptCheckout, type KeptRefund, type Order, orderOf } from './direct.ts';
import { PaymentError } from './payment-error.ts';
import type { PaymentState, RefundRequest, RefundResult } from './port.ts';

interface Needs {
  gateway: Gateway;
  store: DirectStore;
}

/** Gives money back under a number that the key alone decides: asked for twice, it is one refund. */
export async function giveBackDirect(
  { gateway, store }: Needs,
  { providerRef, key, amount, reason }: RefundRequest,
  { kept, stateOf }: { kept: KeptCheckout; stateOf: (kept: KeptCheckout) => Promise<PaymentState> },
): Promise<RefundResult> {
  const earlier = kept.refunds.find((one) => one.key === key);
  if (earlier && (earlier.amount !== amount || earlier.reason !== reason))
    throw new PaymentError('conflict', `refund key ${key} was used before for something else`);
  if (earlier && earlier.status !== 'asked') return resultOf(earlier);

  const paid = await stateOf(kept);
  const order = orderOf(kept);
  if (!order || paid.status !== 'paid') return { status: 'failed', code: 'not_paid', message: 'nothing has been paid' };
  const asking: KeptRefund = { no: earlier?.no ?? refundNo(providerRef, key), key, amount, reason, status: 'asked' };
  let left = 0;
  await store.change(providerRef, (one) => {
    if (!one || one.refunds.some(({ no }) => no === asking.no)) return one;
    left = paid.amount - refundedOf(one);
    const tooMuch = { code: 'exceeds_paid', message: `only ${left} is left to refund` } as const;
    return { ...one, refunds: [...one.refunds, amount > left ? { ...asking, status: 'failed', failure: tooMuch } : asking] };
  });
  const written = (await store.get(providerRef))?.refunds.find(({ no }) => no === asking.no) ?? asking;
  if (written.status !== 'asked') return resultOf(written);
  const made = await makeRefund(gateway, order, asking);
  await keepRefund(store, providerRef, made);
  return resultOf(made);
}

/** A refusal is an answer; whatever may pass is thrown, and asked for again under the same number. */
async function makeRefund(gateway: Gateway, order: Order, asking: KeptRefund): Promise<KeptRefund> {
  try {
    const { status, refundRef } = await gateway.refund(order, asking);
    return { ...asking, status, refundRef };
  } catch (error) {
    if (!(error instanceof PaymentError) || error.code !== 'refused') throw error;
    return { ...asking, status: 'failed', failure: { code: 'refused', message: error.message } };
  }
}

/** Keeps what became of a refund; one that nobody here asked for is added. */
export const keepRefund = (store: DirectStore, providerRef: string, refund: KeptRefund): Promise<void> =>
  store.change(providerRef, (one) => {
    if (!one) return one;
    const others = one.refunds.filter(({ no }) => no !== refund.no);
    return { ...one, refunds: [...others, refund] };
  });

/**
 * Minor units given back or on their way, after asking what has become of those that were. What was asked for and is not
 * known there has not left: it is asked for again.
 */
export async function settledRefunds({ gateway, store }: Needs, kept: KeptCheckout, order: Order): Promise<number> {
  const refunds: KeptRefund[] = [];
  for (const one of kept.refunds) {
    const isOpen = one.status === 'pending' || one.status === 'asked';
    const found = isOpen ? await gateway.findRefund(order, one.no) : undefined;
    const now = found && found.status !== one.status ? { ...one, ...found } : one;
    if (now !== one) await keepRefund(store, kept.providerRef, now);
    refunds.push(now);
  }
  return refundedOf({ refunds: refunds.filter(({ status }) => status !== 'asked') });
}

const refundedOf = ({ refunds }: Pick<KeptCheckout, 'refunds'>): number =>
  refunds.reduce((total, { amount, status }) => total + (status === 'failed' ? 0 : amount), 0);

/** Of at most 64 letters, digits and `_`. */
const refundNo = (providerRef: string, key: string): string =>
  `${providerRef}_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;

function resultOf({ status, refundRef, failure }: KeptRefund): RefundResult {
  if (status === 'failed')
    return {
      status,
      ...(refundRef ? { refundRef } : {}),
      ...(failure ?? { code: 'refused', message: 'the provider closed the refund' }),
    };
  if (status !== 'asked' && refundRef) return { status, refundRef };
  throw new Error('a refund is neither made nor refused');
}
