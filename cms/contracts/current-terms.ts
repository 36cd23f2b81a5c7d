import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import { withRatesOf } from '#domain/contract/interest.ts';
import {
  type EarnestRule,
  type RefundRule,
  type RefundTerms,
  RULE_KINDS,
  type RuleKind,
  speaksOf,
} from '#domain/contract/refund-rules.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/**
 * The refund rules in force on a day: the newest version of each that the city has set for all, and, of a centre, those
 * that it has taken up beside them.
 */
export async function currentTerms(
  { terms, city }: Pick<Portal, 'terms' | 'city'>,
  on: CivilDate,
  facilityId?: string,
): Promise<RefundTerms> {
  const rules = (await terms.rulesOn(on, facilityId))
    .filter(({ rule, own }) => own || rule.use !== 'optional')
    .map(({ rule }) => (rule.kind === 'interest' ? withRatesOf(rule, on) : rule));
  return { rules: inOrder(rules), payWithinDays: city.refundWithinDays };
}

/** All rules that the city has published, those that a centre may take up among them. */
export async function publishedRules({ terms }: Pick<Portal, 'terms'>, on: CivilDate): Promise<RefundRule[]> {
  return inOrder((await terms.rulesOn(on)).map(({ rule }) => rule));
}

const inOrder = (rules: readonly RefundRule[]) =>
  rules.toSorted((a, b) => RULE_KINDS.indexOf(a.kind) - RULE_KINDS.indexOf(b.kind));

/** What stands in a contract only where there is such a thing: meals, a discount, a month that is cut. Where rules are agreed F11 has no say. */
const ONLY_WITH: Partial<Record<RuleKind, 'meals' | 'discount' | 'cut' | 'never'>> = {
  part_month: 'cut',
  meals_unused: 'meals',
  discount: 'discount',
  none_agreed: 'never',
};
const SINGLE_ONLY: readonly RuleKind[] = ['tiered'];
const MONTHLY_ONLY: readonly RuleKind[] = [
  'pre_opening',
  'monthly_band',
  'attended_days',
  'absence',
  'remaining_period',
  'change_notice',
];

/** Only the rules that speak of this form of care go into its contract. */
export function termsFor(
  terms: RefundTerms,
  {
    form,
    monthly,
    ...has
  }: { form: CareForm; monthly: boolean; meals: boolean; discount?: boolean; cut?: boolean; earnest?: EarnestRule },
): RefundTerms {
  const belongs = (rule: RefundRule) => {
    if ((monthly ? SINGLE_ONLY : MONTHLY_ONLY).includes(rule.kind) || !speaksOf(rule, { form, monthly })) return false;
    const need = ONLY_WITH[rule.kind];
    return !need || (need !== 'never' && Boolean(has[need]));
  };
  // The city's says what a centre may ask for, and the centre's own, with its day, that it does: one stands in a contract.
  const rules = terms.rules.filter((rule) => rule.kind !== 'earnest').filter(belongs);
  return { ...terms, rules: inOrder([...rules, ...(has.earnest ? [has.earnest] : [])]) };
}
