import { z } from 'zod';
import { CARE_FORMS } from '#domain/care/care.ts';
import {
  DAY_COUNTS,
  ENDED_BY,
  LEAVING_REASONS,
  REACHES,
  type RefundRule,
  type RefundTerms,
  RULE_STATUSES,
  RULE_USES,
  type RuleKind,
} from '#domain/contract/refund-rules.ts';
import { count, fen, minutes, text } from './values.ts';

const percent = z.number().min(0).max(100);
const days = z.number().int().min(0).max(366);
const form = z.enum(CARE_FORMS);
const scope = z.object({
  forms: z.array(form).optional(),
  monthly: z.boolean().optional(),
  endedBy: z.array(z.enum(ENDED_BY)).optional(),
  why: z.array(z.enum(LEAVING_REASONS)).optional(),
});
const source = {
  code: text,
  version: count,
  source: text,
  effectiveOn: text,
  status: z.enum(RULE_STATUSES).optional(),
  use: z.enum(RULE_USES).optional(),
  scope: scope.optional(),
};
const rate = z.object({ from: z.iso.date(), percent });
const upToDays = z.union([count, z.literal('half')]);
const reaches = z.enum(REACHES).optional();
const price = z.enum(['list', 'paid']);

/** What each kind of rule is made of: one schema a kind, which forms, checks and columns are made from. */
const RULE_SHAPES = {
  cooling_off: z.object({
    ...source,
    kind: z.literal('cooling_off'),
    days: count,
    sameService: z.array(z.array(form)).optional(),
  }),
  pre_opening: z.object({ ...source, kind: z.literal('pre_opening'), days }),
  tiered: z.object({
    ...source,
    kind: z.literal('tiered'),
    tiers: z.array(z.object({ hoursBefore: z.number().nonnegative(), percent })),
    otherwisePercent: percent,
  }),
  monthly_band: z.object({
    ...source,
    kind: z.literal('monthly_band'),
    bands: z.array(z.object({ upToDays, percent })),
    otherwisePercent: percent,
    reaches,
    answerWithinWorkdays: count.optional(),
  }),
  attended_days: z.object({ ...source, kind: z.literal('attended_days'), upToDays: upToDays.optional() }),
  absence: z.object({ ...source, kind: z.literal('absence'), daysInARow: days, percent }),
  remaining_period: z.object({ ...source, kind: z.literal('remaining_period') }),
  meals_unused: z.object({
    ...source,
    kind: z.literal('meals_unused'),
    reaches,
    answerWithinWorkdays: count.optional(),
  }),
  part_month: z.object({ ...source, kind: z.literal('part_month'), by: z.enum(DAY_COUNTS) }),
  place_taken: z.object({ ...source, kind: z.literal('place_taken'), hoursBefore: z.number().nonnegative().max(168), percent }),
  discount: z.object({ ...source, kind: z.literal('discount'), family: price, centre: price }),
  earnest: z.object({
    ...source,
    kind: z.literal('earnest'),
    maxPercent: percent,
    asks: z.object({ firstPercent: percent.min(1), daysBefore: days }).optional(),
    restDaysBefore: days.optional(),
  }),
  interest: z.object({
    ...source,
    kind: z.literal('interest'),
    centre: z.array(rate),
    family: z.array(rate),
    daysInYear: z.number().int().min(1).max(366),
  }),
  none_agreed: z.object({ ...source, kind: z.literal('none_agreed'), delayedAfterDays: days }),
  extension: z.object({
    ...source,
    kind: z.literal('extension'),
    stepMinutes: z.number().int().multipleOf(30).min(30).max(240),
    minutesBefore: minutes,
  }),
  late_pickup: z.object({
    ...source,
    kind: z.literal('late_pickup'),
    graceMinutes: minutes,
    stepMinutes: z.number().int().min(1).max(240),
    amount: fen,
    most: fen,
  }),
  change_notice: z.object({ ...source, kind: z.literal('change_notice'), days }),
} as const satisfies { [Kind in RuleKind]: z.ZodType<Extract<RefundRule, { kind: Kind }>> };

const { cooling_off: first, ...others } = RULE_SHAPES;
export const refundRule: z.ZodType<RefundRule> = z.discriminatedUnion('kind', [first, ...Object.values(others)]);

export const refundTerms: z.ZodType<RefundTerms> = z.object({ rules: z.array(refundRule), payWithinDays: count });

/** The JSON schema of one kind of rule. */
export const ruleSchema = (kind: RuleKind) => z.toJSONSchema(RULE_SHAPES[kind]);
