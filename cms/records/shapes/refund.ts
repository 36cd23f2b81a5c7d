import { z } from 'zod';
import { CARE_FORMS } from '#domain/care/care.ts';
import type { RefundLine, RefundReason } from '#domain/contract/refund.ts';
import { REACHES, type RefundRule, type RefundTerms } from '#domain/contract/refund-rules.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import { priceLine } from './money.ts';
import { count, fen, text } from './values.ts';

const percent = z.number().min(0).max(100);
const source = { code: text, version: count, source: text, effectiveOn: text };

export const refundRule: z.ZodType<RefundRule> = z.discriminatedUnion('kind', [
  z.object({
    ...source,
    kind: z.literal('cooling_off'),
    days: count,
    sameService: z.array(z.array(z.enum(CARE_FORMS))).optional(),
  }),
  z.object({
    ...source,
    kind: z.literal('monthly_band'),
    bands: z.array(z.object({ upToDays: z.union([count, z.literal('half')]), percent })),
    otherwisePercent: percent,
    reaches: z.enum(REACHES).optional(),
    answerWithinWorkdays: count.optional(),
  }),
  z.object({
    ...source,
    kind: z.literal('meals_unused'),
    reaches: z.enum(REACHES).optional(),
    answerWithinWorkdays: count.optional(),
  }),
  z.object({
    ...source,
    kind: z.literal('tiered'),
    tiers: z.array(z.object({ hoursBefore: z.number().nonnegative(), percent })),
    otherwisePercent: percent,
  }),
]);

export const refundTerms: z.ZodType<RefundTerms> = z.object({ rules: z.array(refundRule), payWithinDays: count });

const refundReason: z.ZodType<RefundReason> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('cooling_off'), lastDay: text }),
  z.object({ code: z.literal('not_begun') }),
  z.object({ code: z.literal('attended_band'), attended: count, workdays: count, percent }),
  z.object({ code: z.literal('days_not_given'), attended: count, workdays: count }),
  z.object({ code: z.literal('meals_unused'), eaten: count, workdays: count }),
  z.object({ code: z.literal('hours_before'), minutesLeft: z.number(), percent }),
  z.object({ code: z.literal('days_shut'), days: count }),
  z.object({ code: z.literal('month_settled') }),
  z.object({ code: z.literal('month_over') }),
  z.object({ code: z.literal('begun') }),
  z.object({ code: z.literal('no_rule') }),
]);

export const refundLine: z.ZodType<RefundLine> = z.object({ line: priceLine, paid: fen, refund: fen, reason: refundReason });

export const refundStep: z.ZodType<RefundStep> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('time'),
    from: text,
    until: text,
    hoursBefore: z.number().optional(),
    ends: z.enum(['day_before', 'cooling_off']).optional(),
    amount: fen,
    most: fen.optional(),
    fixed: fen.optional(),
  }),
  z.object({ kind: z.literal('days'), fromDays: count, toDays: count, percent, amount: fen, most: fen, fixed: fen }),
]);
