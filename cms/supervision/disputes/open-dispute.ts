import { z } from 'zod';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { prose } from '#cms/input/values.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { BookingAction } from '#domain/booking/booking-state.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { DISPUTE_ASKS, DISPUTE_SUBJECTS, isDisputeOver, whyNotAsked } from '#domain/supervision/dispute.ts';
import { sendOfDispute, type TellDisputeNeeds, writeOfDispute } from './tell-dispute.ts';

/** Each is work for a centre. */
const OFTEN = { name: 'disputes', most: 10, seconds: 86_400 };
export const MOST_DISPUTE_WORDS = 2000;

const WRONG = {
  amount_missing: 'contract_dispute.amount_missing',
  amount_above_paid: 'contract_dispute.amount_above_paid',
} as const;

const opened = z.object({
  formKey: z.string().regex(/^[\w-]{16,40}$/),
  subject: z.enum(DISPUTE_SUBJECTS),
  asks: z.enum(DISPUTE_ASKS),
  amount: z.int().optional(),
  text: prose(MOST_DISPUTE_WORDS, 1),
});

export interface SaidDispute {
  /** Of the form: sent twice, it is one matter. */
  formKey: string;
  subject: string;
  asks: string;
  amount?: Fen;
  text: string;
}

type Needs = TellDisputeNeeds & Pick<Portal, 'bookings' | 'environment' | 'limits' | 'now' | 'work'>;

/** A family says of a contract what is not right and what it asks for; the centre is told, and answers in the same place. */
export async function openDispute(
  portal: Needs,
  { bookingId, guardianId, ...said }: SaidDispute & { bookingId: string; guardianId: string },
): Promise<Result<{ dispute: DisputeRecord }>> {
  const read = opened.safeParse(said);
  if (!read.success) return badInput(read.error, said);
  const { formKey, text, ...asked } = read.data;
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { bookings, disputes, guardians, now, work } = portal;
  const done = await work(async (unit): Promise<Result<{ dispute: DisputeRecord; key?: string }>> => {
    // One at a time of a family, so that a booking has one open matter, and each a number of its own.
    await guardians.takeTurn(guardianId, unit);
    const booking = await bookings.find(bookingId, guardianId, unit);
    if (!booking?.contractId) return notFound('booking_not_found');
    const before = await disputes.ofBooking(booking.id, unit);
    const same = await disputes.findSent(formKey, unit);
    if (same) return same.bookingId === booking.id ? { ok: true, dispute: same } : notFound();
    if (before.some((one) => !isDisputeOver(one))) return conflict('contract_dispute.already');
    const why = whyNotAsked(asked, paidFor(booking));
    if (why) return unprocessable(WRONG[why], { field: 'amount' });
    const at = now();
    const dispute = await disputes.add(
      {
        ...{ formKey, number: `${booking.number}-${nextOf(before)}`, bookingId: booking.id, state: 'open', openedAt: at },
        ...{ facilityId: booking.facilityId, guardianId: booking.guardianId, subject: asked.subject, asks: asked.asks },
        ...(asked.asks === 'refund' && asked.amount ? { amount: asked.amount } : {}),
        thread: [{ at, by: 'family', step: 'say', text }],
      },
      unit,
    );
    return { ok: true, dispute, key: await writeOfDispute(portal, dispute, 'centre', unit) };
  });
  if (done.ok && done.key) await sendOfDispute(portal, done.key);
  return done.ok ? { ok: true, dispute: done.dispute } : done;
}

/** One more than any before it: earlier ones are removed in their time, and no number is given twice. */
const nextOf = (before: readonly DisputeRecord[]): number =>
  Math.max(0, ...before.map(({ number }) => Number(number.slice(number.lastIndexOf('-') + 1)))) + 1;

const PAID: readonly BookingAction['type'][] = ['pay', 'pay_earnest', 'pay_late', 'stay_longer'];

/** All that was ever paid for a booking: more cannot be asked back. */
export const paidFor = ({ actions }: Pick<BookingRecord, 'actions'>): Fen =>
  sum(actions.map((one) => ('amount' in one && PAID.some((type) => type === one.type) ? one.amount : 0)));
