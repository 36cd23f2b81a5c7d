import { todayOf } from '#cms/core/clock.ts';
import { badRequest, conflict, type Result, together } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { isPaidApart } from '#domain/contract/refund.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { bookPaidBack } from './book-paid-back.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from './family-letters.ts';
import { owedOf } from './owed.ts';
import { payRefundsOf, type RefundSending } from './pay-refunds.ts';

type Settling = RefundSending & LetterNeeds & Pick<Portal, 'audit'>;

/** How a family is told that it has what the centre pays apart. */
const PAID_APART = { interest: 'interest_paid', earnest_again: 'earnest_again_paid' } as const;

/** What a person has done about a refund that failed: paid it to another account, on a day, with what shows it. */
export interface ByHand {
  refundId: string;
  staffId: string;
  /** To whom and how: the last digits of an account, cash at the desk. */
  how: string;
  /** Number of the transfer or of the signed receipt. */
  proof: string;
  on: string;
}

/** The money has reached the family by another way: the books say so, with who paid it and what shows it, and the family is told. */
export async function payByHand(portal: Settling, { refundId, staffId, on, ...words }: ByHand): Promise<Result<object>> {
  const read = [readSaid('how', typed(200, 2), words.how), readSaid('proof', typed(100, 2), words.proof)];
  const wrong = together(read);
  if (wrong) return wrong;
  const [how = '', proof = ''] = read.map((one) => (one.ok ? one.said : ''));
  const paid = await portal.work(async (unit): Promise<Result<{ refund: RefundRecord }>> => {
    const refund = await portal.refunds.get(refundId, unit);
    const asked = toLocal(refund.requestedAt, portal.city.timeZone).date;
    if (on < asked || on > todayOf(portal)) return badRequest('paid_on_other_day', { field: 'on', params: { from: asked } });
    const owed = await owedOf(portal, refund, unit);
    if (refund.status !== 'failed') return conflict('refund_not_waiting');
    if (owed.waits) return conflict('refund_in_dispute');
    const byHand = { by: staffId, how, proof, on };
    await bookPaidBack(portal, refund, { at: portal.now(), covered: owed.covered, arrivedAt: portal.now(), byHand }, unit);
    const detail = { amount: owed.rest, proof, on };
    await portal.audit.write({ actor: staffId, action: 'refund.by_hand', subject: refund.reference, detail }, unit);
    const told = {
      refund: owed.rest,
      currency: refund.currency,
      byHand: { how, on },
      about: `${refund.reference}.${refund.times}`,
    };
    const kind = PAID_APART[refund.cause as keyof typeof PAID_APART] ?? 'refund_by_hand';
    await writeToFamily(portal, { id: refund.bookingId }, kind, { ...told, unit });
    return { ok: true, refund };
  });
  if (!paid.ok) return paid;
  await sendToFamily(portal, paid.refund.bookingId);
  return { ok: true };
}

/** Sends a refund that failed once more by the way the money came: the card works again, the provider has funds. */
export async function sendAgain(
  portal: Settling,
  { refundId, staffId }: Pick<ByHand, 'refundId' | 'staffId'>,
): Promise<Result<object>> {
  const asked = await portal.work(async (unit): Promise<Result<{ refund: RefundRecord }>> => {
    const refund = await portal.refunds.get(refundId, unit);
    if (refund.status !== 'failed') return conflict('refund_not_waiting');
    // The provider gives back no more than was paid through it.
    if (isPaidApart(refund.cause)) return conflict('interest_by_hand');
    await portal.refunds.record(refundId, { status: 'requested' }, unit);
    await portal.audit.write({ actor: staffId, action: 'refund.again', subject: refund.reference }, unit);
    return { ok: true, refund };
  });
  if (!asked.ok) return asked;
  await payRefundsOf(portal, asked.refund.bookingId);
  const { status } = await portal.refunds.get(refundId);
  return status === 'failed' ? conflict('refund_refused_again') : { ok: true };
}
