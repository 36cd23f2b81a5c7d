import type { Lang } from '../language/lang.ts';
import type { TemplateClause } from './contract.ts';
import type { ContractElement } from './contract-element.ts';
import type { RULE_STATUSES } from './refund-rules.ts';

/** What a city asks of its contracts, where it stands and how far that was checked. */
export interface ElementRule {
  element: ContractElement;
  /** A template without it is not kept; without the others it is kept, and what is missing is named. */
  mandatory: boolean;
  /** Its clause is pointed out (民法典 art. 496). */
  important?: boolean;
  /** Asked of care by the month only. */
  monthly?: boolean;
  source: string;
  status: (typeof RULE_STATUSES)[number];
}

/** What a clause may name: each is filled in where a contract is drawn up. */
export const CLAUSE_BLANKS = [
  ...(['guardian', 'relation', 'guardianContact', 'otherGuardian', 'facility', 'credentials', 'supervisor'] as const),
  ...(['child', 'birthDate', 'form', 'period', 'frameworkUntil', 'schedule', 'className'] as const),
  ...(['total', 'feeTable', 'billing', 'meals', 'refund', 'refundTable', 'payout', 'sameService'] as const),
  ...(['pickups', 'health', 'consents', 'insurance'] as const),
] as const;
export type ClauseBlank = (typeof CLAUSE_BLANKS)[number];

/** What a contract's own facts fill in: an element that is named but does not say them is hollow. Of each list one is enough. */
const FILLS: Partial<Record<ContractElement, ClauseBlank[][]>> = {
  parties: [['guardian'], ['relation'], ['guardianContact'], ['facility'], ['credentials'], ['child'], ['birthDate']],
  service: [['form']],
  period: [['period', 'schedule']],
  class_and_hours: [['className'], ['schedule']],
  fees: [['feeTable'], ['total']],
  billing: [['billing']],
  meals: [['meals']],
  refunds: [['refund'], ['refundTable'], ['sameService']],
  payout: [['payout']],
  pick_up: [['pickups']],
  entry_check: [['health']],
  insurance: [['insurance']],
  personal_data: [['consents']],
  framework: [['frameworkUntil']],
  disputes: [['supervisor']],
};

/** What stands alone in its paragraph, since it becomes a table. */
const TABLES = ['feeTable', 'refundTable'];
/** Everything that a clause may have filled in: not every family has another guardian. */
const CLAUSE_FILLS: readonly string[] = CLAUSE_BLANKS;

export const CLAUSE_PROBLEMS = [
  'missing',
  'not_filled_in',
  'not_important',
  'unknown_fill',
  'table_not_alone',
  'no_words',
] as const;

export interface ClauseProblem {
  problem: (typeof CLAUSE_PROBLEMS)[number];
  /** Of what the law asks for: the template is not kept like this. */
  mandatory: boolean;
  element?: ContractElement;
  /** Where it stands, from 0. */
  clause?: number;
  lang?: Lang;
  /** The blanks that are missing, unknown, or not alone. */
  fills?: string[];
}

interface Asked {
  languages: readonly Lang[];
  monthly: boolean;
  /** Whether single stays are to be agreed under it later: then a clause says so, and until when. */
  framework: boolean;
}

/** What a contract that is signed as a framework says of itself. */
const FRAMEWORK: ElementRule = { element: 'framework', mandatory: true, important: true, source: '', status: 'sure' };

/** What a template's clauses lack of that which the city asks for, and what in them could not be filled in. */
export function clauseProblems(
  clauses: readonly TemplateClause[],
  rules: readonly ElementRule[],
  { languages, monthly, framework }: Asked,
): ClauseProblem[] {
  const asked = [...rules.filter((rule) => monthly || !rule.monthly), ...(framework ? [FRAMEWORK] : [])];
  const known = framework ? CLAUSE_FILLS : CLAUSE_FILLS.filter((fill) => fill !== 'frameworkUntil');
  return [
    ...asked.flatMap((rule) => ofElement(clauses, rule, languages)),
    ...clauses.flatMap((clause, at) => languages.flatMap((lang) => ofWords(clause, { at, lang, known }))),
  ];
}

function ofElement(clauses: readonly TemplateClause[], rule: ElementRule, languages: readonly Lang[]): ClauseProblem[] {
  const { element, mandatory, important } = rule;
  const covering = clauses.filter(({ covers }) => covers?.includes(element));
  if (covering.length === 0) return [{ problem: 'missing', element, mandatory }];
  const needed = FILLS[element] ?? [];
  const hollow = languages.flatMap((lang): ClauseProblem[] => {
    const named = new Set(covering.flatMap(({ text }) => fillsIn(text[lang])));
    const fills = needed.filter((any) => !any.some((fill) => named.has(fill))).flatMap(([first = '']) => [first]);
    return fills.length > 0 ? [{ problem: 'not_filled_in', element, mandatory, lang, fills }] : [];
  });
  const plain = important && !covering.some((clause) => clause.important);
  return [...hollow, ...(plain ? [{ problem: 'not_important', element, mandatory } as const] : [])];
}

function ofWords(
  { heading, text }: TemplateClause,
  { at, lang, known }: { at: number; lang: Lang; known: readonly string[] },
): ClauseProblem[] {
  const where = { clause: at, lang, mandatory: true };
  if (heading[lang].trim() === '' || text[lang].trim() === '') return [{ problem: 'no_words', ...where }];
  const unknown = fillsIn(text[lang]).filter((fill) => !known.includes(fill));
  const crowded = TABLES.filter((fill) =>
    text[lang].split('\n').some((paragraph) => paragraph.includes(`{${fill}}`) && paragraph !== `{${fill}}`),
  );
  return [
    ...(unknown.length > 0 ? [{ problem: 'unknown_fill', ...where, fills: unknown } as const] : []),
    ...(crowded.length > 0 ? [{ problem: 'table_not_alone', ...where, fills: crowded } as const] : []),
  ];
}

const fillsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));
