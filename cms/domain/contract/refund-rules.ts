import type { CareForm } from '../care/care.ts';
import type { Fen } from '../money/money.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** How far a rule was checked: read in the law or an official text, read at second hand, or recalled and to be confirmed. */
export const RULE_STATUSES = ['sure', 'half', 'to_confirm'] as const;

/** Whether a rule stands in every contract that it speaks of, or only where a centre has taken it up. */
export const RULE_USES = ['default', 'optional'] as const;

/** Whose doing it is that care ends. */
export const ENDED_BY = ['family', 'centre'] as const;
export type EndedBy = (typeof ENDED_BY)[number];

/** Why it ends, as far as a rule asks (法释〔2025〕4号 art. 13 names the last four). */
export const LEAVING_REASONS = ['own_choice', 'moved_away', 'health', 'centre_moved', 'handed_on', 'centre_stopped'] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** Reasons of which a centre may ask to see something: only the family knows of them. */
export const PROVEN_REASONS = ['moved_away', 'health'] as const satisfies readonly LeavingReason[];

/** Whose doing it is that care ends for such a reason. */
export const endedBy = (why: LeavingReason): EndedBy =>
  why === 'centre_moved' || why === 'handed_on' || why === 'centre_stopped' ? 'centre' : 'family';

/** What a rule speaks of. What is left out does not narrow it. */
interface RuleScope {
  forms?: CareForm[];
  /** Care by the month, or care sold singly. */
  monthly?: boolean;
  endedBy?: EndedBy[];
  why?: LeavingReason[];
}

/** Where a rule comes from, since when it holds and what it speaks of: shown beside every clause. */
interface RuleSource {
  code: string;
  version: number;
  source: string;
  effectiveOn: CivilDate;
  status?: (typeof RULE_STATUSES)[number];
  use?: (typeof RULE_USES)[number];
  scope?: RuleScope;
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

/** How the days of a month that is cut are counted: by statutory working days, or by all of them. */
export const DAY_COUNTS = ['workdays', 'days'] as const;

/**
 * The month in which the child turns three is sold to the day before: of its price the part of its days until then, and a
 * refund counts the days of that part alone. Without such a rule that month is not sold.
 */
export interface PartMonthRule extends RuleSource {
  kind: 'part_month';
  by: (typeof DAY_COUNTS)[number];
}

/**
 * A day on which the child does not come, reported no later than so many hours before it begins: its place is offered
 * again, and this part of the day's fee comes back as far as another family takes it.
 */
export interface PlaceTakenRule extends RuleSource {
  kind: 'place_taken';
  hoursBefore: number;
  percent: number;
}

/** For care sold singly: the share that comes back by the hours left before it starts. */
export interface TieredRule extends RuleSource {
  kind: 'tiered';
  /** From the most hours to the fewest; cancelling exactly then still counts. */
  tiers: { hoursBefore: number; percent: number }[];
  otherwisePercent: number;
}

/** F3: all of it back until some days after care has begun, its first day counted (镇江). */
export interface PreOpeningRule extends RuleSource {
  kind: 'pre_opening';
  days: number;
}

/** F4: the part of a month's fee for its working days without the child, as long as it came on no more days than these. */
export interface AttendedDaysRule extends RuleSource {
  kind: 'attended_days';
  upToDays?: number | 'half';
}

/** F5 and F6: for so many days in a row, weekends counted, on which the child is away or has left, a part of a month's fee. */
export interface AbsenceRule extends RuleSource {
  kind: 'absence';
  daysInARow: number;
  percent: number;
}

/** F8: what is left of the period against the whole of it, for care without a limit of times (法释〔2025〕4号 art. 22). */
export interface RemainingPeriodRule extends RuleSource {
  kind: 'remaining_period';
}

/**
 * F9: at which price what was given is reckoned, where the family paid less than the list price (法释〔2025〕4号
 * art. 18–20). Without it at the price that was paid.
 */
export interface DiscountRule extends RuleSource {
  kind: 'discount';
  family: 'list' | 'paid';
  centre: 'list' | 'paid';
}

/** A yearly rate from a day on. */
export interface RateFrom {
  from: CivilDate;
  percent: number;
}

/**
 * F10: interest on what comes back, from the end of the contract on, at the rate of the day on which it was made
 * (法释〔2025〕4号 art. 16, 17). What is paid back late bears the centre's rate, whoever ended it.
 */
export interface InterestRule extends RuleSource {
  kind: 'interest';
  centre: RateFrom[];
  family: RateFrom[];
  daysInYear: number;
}

/** F11: nothing was agreed. So long after being asked for, what is unpaid counts as delayed on purpose (处罚办法 art. 10). */
export interface NoneAgreedRule extends RuleSource {
  kind: 'none_agreed';
  delayedAfterDays: number;
}

/**
 * Earnest money (民法典 art. 586, 587): no more than this part of the whole; it goes into the first bill. A centre that asks for
 * some says which part of the whole, and from how many days before the care begins on.
 */
export interface EarnestRule extends RuleSource {
  kind: 'earnest';
  maxPercent: number;
  asks?: { firstPercent: number; daysBefore: number };
  /** In a contract: so many days before its care begins is the last on which the rest is paid. */
  restDaysBefore?: number;
}

/** A stay that is under way may be made longer by steps of so many minutes, asked for no later than so long before its end. */
export interface ExtensionRule extends RuleSource {
  kind: 'extension';
  stepMinutes: number;
  minutesBefore: number;
}

/** A child collected after its stay: nothing within the minutes of grace, then so much for every step begun, up to the most. */
export interface LatePickupRule extends RuleSource {
  kind: 'late_pickup';
  graceMinutes: number;
  stepMinutes: number;
  amount: Fen;
  most: Fen;
}

/**
 * Care by the month changes to another class, or another part of the day, with the first day of a service month that has
 * not begun: asked for so many days ahead.
 */
export interface ChangeNoticeRule extends RuleSource {
  kind: 'change_notice';
  days: number;
}

export type RefundRule =
  | CoolingOffRule
  | PreOpeningRule
  | MonthlyBandRule
  | AttendedDaysRule
  | AbsenceRule
  | RemainingPeriodRule
  | MealsRule
  | PartMonthRule
  | PlaceTakenRule
  | TieredRule
  | DiscountRule
  | EarnestRule
  | InterestRule
  | NoneAgreedRule
  | ExtensionRule
  | LatePickupRule
  | ChangeNoticeRule;
export type RuleKind = RefundRule['kind'];

/** In the order of a contract. */
export const RULE_KINDS = [
  'cooling_off',
  'pre_opening',
  'tiered',
  'monthly_band',
  'attended_days',
  'absence',
  'remaining_period',
  'part_month',
  'meals_unused',
  'place_taken',
  'discount',
  'earnest',
  'interest',
  'none_agreed',
  'extension',
  'late_pickup',
  'change_notice',
] as const satisfies readonly RuleKind[];

/** What a contract says of care that is under way: no refund hangs on it, and a charge that it does not name is none. */
export const STAY_KINDS = ['extension', 'late_pickup', 'change_notice'] as const satisfies readonly RuleKind[];

/** Rules that say how much of a fee comes back: of several that fit the largest sum is paid. */
export const SUM_KINDS = ['pre_opening', 'monthly_band', 'attended_days', 'absence', 'remaining_period', 'tiered'] as const;

/** What a centre may add of its own: beside the city's rules it can only give more, as the largest sum is paid. */
export const OWN_KINDS: readonly RuleKind[] = [...SUM_KINDS, 'place_taken', 'earnest'];

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

const fits = <T>(list: readonly T[] | undefined, one: T | undefined) => !list || (one !== undefined && list.includes(one));

/** Whether a rule speaks of such care at all. */
export const speaksOf = ({ scope = {} }: RefundRule, { form, monthly }: { form: CareForm; monthly: boolean }): boolean =>
  fits(scope.forms, form) && (scope.monthly === undefined || scope.monthly === monthly);

/** Whether it speaks of care that ends so. A family that names no reason leaves of its own choice. */
export const fitsEnd = ({ scope = {} }: RefundRule, { cause, why }: { cause: EndedBy; why?: LeavingReason }): boolean =>
  fits(scope.endedBy, cause) && fits(scope.why, why ?? (cause === 'family' ? 'own_choice' : undefined));

/** Whether its scope says whose doing an end is, or why: of rules that say how much comes back, and of no others. */
export const asksEnd = ({ kind, scope = {} }: RefundRule): boolean =>
  SUM_KINDS.some((one) => one === kind) && (scope.endedBy !== undefined || scope.why !== undefined);

/**
 * The reasons on which these terms hang how much comes back when a family ends the contract: it is asked for them, and for
 * none where there are none. What it says is its own word, so it makes no end the centre's doing.
 */
export const reasonsAsked = ({ rules }: RefundTerms): LeavingReason[] =>
  LEAVING_REASONS.filter(
    (why) =>
      why !== 'own_choice' &&
      rules.some((rule) => asksEnd(rule) && rule.scope?.why?.includes(why) && fits(rule.scope.endedBy, 'family')),
  );

/** Whether a child that has attended some forms of care has received the same service as this one (法释〔2025〕4号 art. 14). */
export function receivedBefore(terms: RefundTerms, form: CareForm, attended: readonly CareForm[]): boolean {
  const same = findRule(terms, 'cooling_off')?.sameService;
  if (!same) return attended.length > 0;
  return attended.some((one) => one === form || same.some((forms) => forms.includes(one) && forms.includes(form)));
}
