import type { Portal } from '#cms/portal/portal.ts';
import type { PretendDecision } from '#cms/ports/payment/pretend-record.ts';
import { type Settling, settlePayment } from './settle-payment.ts';
import { takePaymentEvent } from './take-payment-event.ts';

/** How a payment at the pretend provider can end, and how often its message comes then: once, as it should, twice or never. */
const ENDS = {
  approve: { decision: 'approve', times: 1 },
  twice: { decision: 'approve', times: 2 },
  lost: { decision: 'approve', times: 0 },
  decline: { decision: 'decline', times: 1 },
  pending: { decision: 'pending', times: 1 },
  fail: { decision: 'fail', times: 1 },
} as const satisfies Record<string, { decision: PretendDecision; times: number }>;

export type PretendEnd = keyof typeof ENDS;
export const PRETEND_ENDS = Object.keys(ENDS) as PretendEnd[];

/**
 * Ends a payment at the pretend provider, whose messages come in as any provider's do. One that is lost is made up for by
 * asking, when the family is back or its hold runs out; of one that comes twice each effect happens once.
 */
export async function endPretend(
  portal: Settling & Pick<Portal, 'pretend'>,
  providerRef: string,
  end: PretendEnd,
): Promise<void> {
  const { decision, times } = ENDS[end];
  const outcome = await portal.pretend?.decide(providerRef, decision);
  if (!outcome) return;
  const { delivery, state } = outcome;
  // It had ended before, and is what it was.
  if (!delivery) await settlePayment(portal, state);
  else await Promise.all(Array.from({ length: times }, () => takePaymentEvent(portal, { ...delivery, to: 'pretend' })));
}
