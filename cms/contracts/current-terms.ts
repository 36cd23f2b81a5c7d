import type { Portal } from '#cms/portal/portal.ts';
import type { RefundRule, RefundTerms } from '#domain/contract/refund-rules.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** The refund rules in force on a day: the newest version of each, as the city has set them. */
export async function currentTerms({ terms, city }: Pick<Portal, 'terms' | 'city'>, on: CivilDate): Promise<RefundTerms> {
  const order: RefundRule['kind'][] = ['cooling_off', 'tiered', 'monthly_band', 'meals_unused'];
  const rules = (await terms.rulesOn(on)).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { rules, payWithinDays: city.refundWithinDays };
}

/** Only the rules that speak of this form of care go into its contract. */
export function termsFor(terms: RefundTerms, { monthly, meals }: { monthly: boolean; meals: boolean }): RefundTerms {
  const wanted = new Set<RefundRule['kind']>([
    'cooling_off',
    monthly ? 'monthly_band' : 'tiered',
    ...(meals ? (['meals_unused'] as const) : []),
  ]);
  return { ...terms, rules: terms.rules.filter(({ kind }) => wanted.has(kind)) };
}
