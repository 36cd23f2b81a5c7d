import { z } from 'zod';
import type { DisputeSeen } from '#cms/supervision/disputes/read-disputes.ts';
import { DISPUTE_ASKS, DISPUTE_SIDES, DISPUTE_STATES, DISPUTE_STEPS, DISPUTE_SUBJECTS } from '#domain/supervision/dispute.ts';
import { CLOCK_CAUSES, CLOCK_STANDINGS } from '#domain/supervision/refund-clock.ts';

const instant = z.string().meta({ format: 'date-time' });
const day = z.string().meta({ format: 'date' });

export const disputeAnswer = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    booking: z.string().meta({ description: 'The booking’s id' }),
    subject: z.enum(DISPUTE_SUBJECTS),
    asks: z.enum(DISPUTE_ASKS),
    amount: z.int().nullable().meta({ description: 'Asked back, in hundredths' }),
    state: z.enum(DISPUTE_STATES),
    openedAt: instant,
    thread: z.array(z.strictObject({ at: instant, by: z.enum(DISPUTE_SIDES), step: z.enum(DISPUTE_STEPS), text: z.string() })),
    may: z.array(z.enum(DISPUTE_STEPS)).meta({ description: 'What the family may do next' }),
    clocks: z
      .array(
        z.strictObject({
          of: z.enum(CLOCK_CAUSES),
          amount: z.int(),
          askedOn: day,
          lastDay: day,
          left: z.int().meta({ description: 'Days left, the last one counted; below one it is over' }),
          standing: z.enum(CLOCK_STANDINGS),
          source: z.string().nullable(),
        }),
      )
      .meta({ description: 'Money that the family waits for: by which day it has to be paid, and what says so' }),
    evidence: z.string().meta({ description: 'Address of the evidence, one PDF', format: 'uri' }),
  })
  .meta({ id: 'Dispute' });

export const disputesAnswer = z.strictObject({ disputes: z.array(disputeAnswer) }).meta({ id: 'Disputes' });

export function toDisputeAnswer(origin: string, { dispute, may, clocks }: DisputeSeen): z.infer<typeof disputeAnswer> {
  const { id, number, bookingId, subject, asks, amount, state, openedAt, thread } = dispute;
  return {
    ...{ id, number, subject, asks, state, openedAt, may, booking: bookingId, amount: amount ?? null },
    thread: thread.map(({ at, by, step, text }) => ({ at, by, step, text })),
    clocks: clocks.map((one) => ({
      ...{ of: one.of, amount: one.amount, askedOn: one.clock.askedOn, lastDay: one.clock.lastDay },
      ...{ left: one.clock.left, standing: one.clock.standing, source: one.clock.source ?? null },
    })),
    evidence: `${origin}/disputes/${id}.pdf`,
  };
}
