import type { PaymentEvent, RefundState } from '#cms/ports/payment/port.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { attemptKey, bookCameBack } from './book-paid-back.ts';
import { sendToFamily } from './family-letters.ts';
import { keepOutsideReceipts } from './outside-receipts.ts';
import { writeOfArrival } from './pay-refunds.ts';
import { type TakingOutside, takeOutside } from './take-outside.ts';

/** On whose account it was heard of, where that is told: whoever has that account can write any key on a refund there. */
type HeardOf = RefundState & Pick<PaymentEvent, 'account'>;

/**
 * Takes in what the provider says of a refund. One that bounced is owed again, and staff find it where money waits. One
 * that nobody here asked for, or of another sum than was asked for, is booked as it was given. Safe to call any number of
 * times.
 */
export async function settleRefund(portal: TakingOutside, state: HeardOf): Promise<'recorded' | 'unchanged' | 'unknown'> {
  const { refunds, payments, log, now, work } = portal;
  const named = state.key ? await refunds.findByReference(state.key.replace(/\.\d+$/, '')) : undefined;
  const known = named && isOfPayment(state, await payments.get(named.paymentId)) ? named : undefined;
  if (!known) return takeOutside(portal, outsideOf(state));
  const outcome = await work(async (unit) => {
    const refund = await refunds.get(known.id, unit);
    // News of an attempt that is over says nothing of the one that is under way.
    if (refund.status !== 'sent' || attemptKey(refund) !== state.key) return 'unchanged';
    if (state.status !== 'failed' && isAsAsked(refund, state)) {
      if (state.status === 'pending' || refund.arrivedAt) return 'unchanged';
      await refunds.record(refund.id, { arrivedAt: now() }, unit);
      await writeOfArrival(portal, refund, unit);
      return 'arrived';
    }
    await bookCameBack(portal, refund, now(), unit);
    // What it had covered has its own receipt again.
    await keepOutsideReceipts(portal, refund.paymentId, now(), unit);
    return state.status === 'failed' ? 'recorded' : 'differs';
  });
  if (outcome === 'unchanged') return outcome;
  if (outcome === 'arrived') {
    await sendToFamily(portal, known.bookingId);
    return 'recorded';
  }
  log.error(
    { reference: state.key, refundRef: state.refundRef, outcome },
    'a refund did not arrive as it was sent: it needs a person',
  );
  return outcome === 'differs' ? takeOutside(portal, { ...outsideOf(state), paymentId: known.paymentId }) : outcome;
}

/** Whether it is of the checkout that the refund is owed of, and on the account where that was paid. */
const isOfPayment = ({ reference, account }: HeardOf, { checkout, merchant }: Payment) =>
  reference === checkout && (account === undefined || account === (merchant || null));

const isAsAsked = ({ amount, covered, currency }: RefundRecord, state: RefundState) =>
  state.amount === amount - covered && state.currency === currency;

const STATUS = { succeeded: 'given', pending: 'open', failed: 'returned' } as const;

function outsideOf({ refundRef: ref, reference, amount, currency, status }: RefundState) {
  return { ref, reference, amount, currency, kind: 'refund', status: STATUS[status] } as const;
}
