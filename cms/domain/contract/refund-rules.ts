import type { CareForm } from '../care/care.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** Where a rule comes from and since when it holds: shown beside every clause. */
interface RuleSource {
  code: string;
  version: number;
  source: string;
  effectiveOn: CivilDate;
}

/** F1: money back if asked within some days of paying (法释〔2025〕4号 art. 14). */
export interface CoolingOffRule extends RuleSource {
  kind: 'cooling_off';
  days: number;
  /** Forms of care that count as the same service: a child that has received one of them has had it. Without it, any care. */
  sameService?: CareForm[][];
}

/** Which of the months that have begun a rule speaks of: that in which the family leaves, or those before it, too. */
export const REACHES = ['month_of_leaving', 'every_begun_month'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * F2: what comes back of a billing month by the days attended in it (镇江 band). Bands are read in
 * order; `half` means half of the month's statutory working days, rounded down.
 */
export interface MonthlyBandRule extends RuleSource {
  kind: 'monthly_band';
  bands: { upToDays: number | 'half'; percent: number }[];
  otherwisePercent: number;
  /** Without it every month that has begun: so the first versions were read. */
  reaches?: Reach;
  /**
   * Working days that a centre has to say who came on days of which its roster says nothing, before a refund that
   * hangs on them is paid; unanswered, nobody came. Without it a centre is not asked.
   */
  answerWithinWorkdays?: number;
}

/** F7: meals not eaten come back, whatever the reason. */
export interface MealsRule extends RuleSource {
  kind: 'meals_unused';
  /** Without it every month that has begun. */
  reaches?: Reach;
  /** Working days in which the centre may still say who came, before a meal of which it says nothing counts as not eaten. */
  answerWithinWorkdays?: number;
}

/** For care sold singly: the share that comes back by the hours left before it starts. */
export interface TieredRule extends RuleSource {
  kind: 'tiered';
  /** From the most hours to the fewest; cancelling exactly then still counts. */
  tiers: { hoursBefore: number; percent: number }[];
  otherwisePercent: number;
}

export type RefundRule = CoolingOffRule | MonthlyBandRule | MealsRule | TieredRule;

/** The refund terms of one contract: the rules, and within how many days the money is sent. */
export interface RefundTerms {
  rules: RefundRule[];
  payWithinDays: number;
}

export function findRule<K extends RefundRule['kind']>(
  terms: RefundTerms,
  kind: K,
): Extract<RefundRule, { kind: K }> | undefined {
  return terms.rules.find((rule): rule is Extract<RefundRule, { kind: K }> => rule.kind === kind);
}

/** Whether a child that has attended some forms of care has received the same service as this one (法释〔2025〕4号 art. 14). */
export function receivedBefore(terms: RefundTerms, form: CareForm, attended: readonly CareForm[]): boolean {
  const same = findRule(terms, 'cooling_off')?.sameService;
  if (!same) return attended.length > 0;
  return attended.some((one) => one === form || same.some((forms) => forms.includes(one) && forms.includes(form)));
}
