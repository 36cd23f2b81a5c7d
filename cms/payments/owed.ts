import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { isReturned } from '#domain/contract/refund.ts';
import type { Fen } from '#domain/money/money.ts';
import { type StillOwed, stillOwed } from '#domain/money/outside-return.ts';

type Asking = Pick<Portal, 'outsideReturns' | 'city'>;

/** What of a refund the family is still to get, given what it has got from elsewhere. */
export async function owedOf(
  { outsideReturns, city }: Asking,
  { amount, paymentId }: Pick<RefundRecord, 'amount' | 'paymentId'>,
  unit?: Unit,
): Promise<StillOwed> {
  return stillOwed(amount, await outsideReturns.ofPayment(paymentId, unit), city.currency);
}

/** What a cancelled booking gives back in all, and how it stands with that. */
export type OwedOfBooking = StillOwed & { amount: Fen };

/** Of a booking that was cancelled: how far the family has what comes back. `undefined` of any other. */
export async function owedOfBooking(
  portal: Asking & Pick<Portal, 'refunds'>,
  { id, actions }: Pick<BookingRecord, 'id' | 'actions'>,
): Promise<OwedOfBooking | undefined> {
  const cancelled = cancellationOf(actions);
  const paid = actions.findLast((action) => action.type === 'pay');
  if (!cancelled || !paid) return undefined;
  const refund = (await portal.refunds.listOf(id)).findLast(({ cause }) => !isReturned(cause));
  const amount = refund?.amount ?? cancelled.refund;
  // What was sent is settled, whatever the provider tells afterwards.
  if (refund?.status === 'sent')
    return { amount, covered: refund.covered, rest: amount - refund.covered, waits: false, unclear: false };
  return { amount, ...(await owedOf(portal, { amount, paymentId: paid.payment })) };
}
