import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import type { RefundRule, RefundTerms } from '#domain/contract/refund-rules.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

/** The refund rules in force on a day: the newest version of each, as the city has set them. */
export async function currentTerms({ payload, city }: Portal, on: CivilDate): Promise<RefundTerms> {
  const { docs } = await payload.find({
    collection: 'refund-rules',
    where: { effectiveOn: { less_than_equal: on } },
    sort: 'version',
    pagination: false,
    limit: 0,
  });
  const newest = new Map(docs.map((doc) => [doc.code, doc.rule as unknown as RefundRule]));
  const order: RefundRule['kind'][] = ['cooling_off', 'tiered', 'monthly_band', 'meals_unused'];
  const rules = [...newest.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
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

export interface ContractTemplate {
  code: string;
  version: number;
  effectiveOn: CivilDate;
  title: { zh: string; en: string };
  clauses: TemplateClause[];
}

/** The contract template in force for a form of care; its absence is a mistake in the city's data. */
export async function currentTemplate({ payload }: Portal, form: CareForm, on: CivilDate): Promise<ContractTemplate> {
  const { docs } = await payload.find({
    collection: 'contract-templates',
    where: { form: { equals: form }, effectiveOn: { less_than_equal: on } },
    sort: '-version',
    locale: 'all',
    limit: 1,
  });
  const doc = docs[0];
  if (!doc) throw new Error(`no contract template is in force for ${form} on ${on}`);
  return {
    code: doc.code,
    version: doc.version,
    effectiveOn: doc.effectiveOn,
    title: doc.title as unknown as { zh: string; en: string },
    clauses: doc.clauses as unknown as TemplateClause[],
  };
}
