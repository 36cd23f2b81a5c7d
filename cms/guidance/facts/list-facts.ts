import type { Portal } from '#cms/portal/portal.ts';
import { SCHEDULE_KINDS } from '#domain/guidance/schedule.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { SourceRow } from '#domain/language/source-row.ts';

/** Where facts are shown or counted with: on the child's calendar, in home visits, in what a family gets and pays. */
export const FACT_GROUPS = [
  ...SCHEDULE_KINDS,
  'milestone',
  'visit_rule',
  'visit_point',
  'clinic',
  'support',
  'ceiling',
  'charge_list',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

export interface Fact {
  group: FactGroup;
  key: string;
  /** What is said; nothing of one that is named by its group alone. */
  what?: InEveryLanguage;
  row: Partial<SourceRow>;
  /** The collection in which it is edited. */
  edited:
    | 'schedule-entries'
    | 'danger-signs'
    | 'visit-rules'
    | 'visit-checks'
    | 'clinics'
    | 'family-supports'
    | 'price-ceilings'
    | 'charge-lists';
}

/** Every fact on a schedule or in a calculation, with the row that it rests on. */
export async function listFacts({
  dangerSigns,
  familySupports,
  priceCeilings,
  schedule,
  visitRules,
}: Pick<Portal, 'dangerSigns' | 'familySupports' | 'priceCeilings' | 'schedule' | 'visitRules'>): Promise<Fact[]> {
  const [entries, signs, rules, points, clinics, supports, ceilings, lists] = await Promise.all([
    schedule.list(),
    dangerSigns.list(),
    visitRules.list(),
    visitRules.listChecks(),
    visitRules.listClinics(),
    familySupports.list(),
    priceCeilings.list(),
    priceCeilings.listCharges(),
  ]);
  const all: Fact[] = [
    ...entries.map((row): Fact => ({ group: row.kind, key: row.code, what: row.what, row, edited: 'schedule-entries' })),
    ...signs.map((row): Fact => ({ group: 'milestone', key: row.key, what: row.what, row, edited: 'danger-signs' })),
    ...rules.map((row): Fact => ({ group: 'visit_rule', key: row.effectiveOn, row, edited: 'visit-rules' })),
    ...points.map((row): Fact => ({ group: 'visit_point', key: row.code, what: row.what, row, edited: 'visit-checks' })),
    ...clinics.map((row): Fact => ({ group: 'clinic', key: row.id, what: row.name, row, edited: 'clinics' })),
    ...supports.map((row): Fact => ({ group: 'support', key: row.code, what: row.title, row, edited: 'family-supports' })),
    ...ceilings.map((row): Fact => ({ group: 'ceiling', key: `${row.form} ${row.effectiveOn}`, row, edited: 'price-ceilings' })),
    ...lists.map((row): Fact => ({ group: 'charge_list', key: row.effectiveOn, row, edited: 'charge-lists' })),
  ];
  return all.sort((a, b) => FACT_GROUPS.indexOf(a.group) - FACT_GROUPS.indexOf(b.group));
}
