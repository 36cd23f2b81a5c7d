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
}

/**
 * F2: what comes back of a billing month by the days attended in it (镇江 band). Bands are read in
 * order; `half` means half of the month's statutory working days, rounded down.
 */
export interface MonthlyBandRule extends RuleSource {
  kind: 'monthly_band';
  bands: { upToDays: number | 'half'; percent: number }[];
  otherwisePercent: number;
}

/** F7: meals not eaten come back, whatever the reason. */
export interface MealsRule extends RuleSource {
  kind: 'meals_unused';
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
