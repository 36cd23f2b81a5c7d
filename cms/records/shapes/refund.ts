import { z } from 'zod';
import type { RefundLine, RefundReason } from '#domain/contract/refund.ts';
import { LEAVING_REASONS, RULE_STATUSES } from '#domain/contract/refund-rules.ts';
import type { MonthSteps, ReasonSteps, RefundStep } from '#domain/contract/refund-schedule.ts';
import { priceLine } from './money.ts';
import { count, fen, text } from './values.ts';

const percent = z.number().min(0).max(100);

const refundReason: z.ZodType<RefundReason> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('cooling_off'), lastDay: text }),
  z.object({ code: z.literal('not_begun') }),
  z.object({ code: z.literal('earnest_kept'), lastDay: text }),
  z.object({ code: z.literal('attended_band'), attended: count, workdays: count, percent }),
  z.object({ code: z.literal('days_not_given'), attended: count, workdays: count }),
  z.object({ code: z.literal('meals_unused'), eaten: count, workdays: count }),
  z.object({ code: z.literal('hours_before'), minutesLeft: z.number(), percent }),
  z.object({ code: z.literal('days_shut'), days: count }),
  z.object({ code: z.literal('pre_opening'), lastDay: text }),
  z.object({ code: z.literal('attended_days'), attended: count, workdays: count }),
  z.object({ code: z.literal('absence'), times: count, daysInARow: count, percent }),
  z.object({ code: z.literal('remaining_period'), left: count, days: count }),
  z.object({ code: z.literal('none_agreed'), attended: count, workdays: count }),
  z.object({ code: z.literal('no_show'), percent }),
  z.object({ code: z.literal('place_taken'), taken: count, of: count, percent }),
  z.object({ code: z.literal('month_settled') }),
  z.object({ code: z.literal('month_over') }),
  z.object({ code: z.literal('begun') }),
  z.object({ code: z.literal('goodwill') }),
  z.object({ code: z.literal('no_rule') }),
]);

export const refundLine: z.ZodType<RefundLine> = z.object({
  line: priceLine,
  paid: fen,
  refund: fen,
  reason: refundReason,
  rule: z.object({ code: text, version: count, source: text, status: z.enum(RULE_STATUSES).optional() }).optional(),
  sum: z.object({ of: fen, times: count, over: count }).optional(),
  less: z.array(z.object({ reason: refundReason, refund: fen })).optional(),
  credited: fen.optional(),
  usedAtList: fen.optional(),
});

const dayStep = z.object({
  kind: z.literal('days'),
  fromDays: count,
  toDays: count,
  percent,
  amount: fen,
  most: fen,
  fixed: fen,
});

export const refundStep: z.ZodType<RefundStep> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('time'),
    from: text,
    until: text,
    hoursBefore: z.number().optional(),
    ends: z.enum(['day_before', 'cooling_off', 'earnest']).optional(),
    amount: fen,
    most: fen.optional(),
    fixed: fen.optional(),
  }),
  dayStep,
]);

export const monthSteps: z.ZodType<MonthSteps> = z.object({ from: text, to: text, steps: z.array(dayStep) });

export const reasonSteps: z.ZodType<ReasonSteps> = z.object({
  why: z.enum(LEAVING_REASONS),
  steps: z.array(refundStep),
  later: z.array(monthSteps),
});
