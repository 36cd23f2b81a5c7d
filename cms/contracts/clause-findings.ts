import type { CityPack } from '#cms/city/city-pack.ts';
import type { Messages } from '#cms/words/index.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { type ClauseProblem, clauseProblems, type ElementRule } from '#domain/contract/template-check.ts';
import { findVoidTerms, type VoidTerm, type VoidTermRule } from '#domain/contract/void-terms.ts';
import { type Lang, OWN_NAMES } from '#domain/language/lang.ts';

/** By what a city judges clauses: it goes to the browser too, where they are judged as they are typed. */
export interface ClauseRules {
  elements: ElementRule[];
  voidTerms: VoidTermRule[];
  languages: Lang[];
}

/** By what a city judges the clauses of its contracts. */
export const rulesOf = ({
  contractElements,
  voidTerms,
  languages,
}: Pick<CityPack, 'contractElements' | 'voidTerms' | 'languages'>): ClauseRules => ({
  elements: contractElements,
  voidTerms,
  languages,
});

/** What a template is for, by what its form says. */
export const kindOf = ({ oneStay, frameworkMonths }: { oneStay?: boolean | null; frameworkMonths?: number | null }) => ({
  monthly: !oneStay,
  framework: Boolean(oneStay && frameworkMonths),
});

interface Findings {
  mandatory: ClauseProblem[];
  custom: ClauseProblem[];
  void: VoidTerm[];
}

/** What is to be said of clauses, by the same rules while they are typed and when they are kept. */
export function clauseFindings(
  clauses: readonly TemplateClause[],
  { elements, voidTerms, languages }: ClauseRules,
  asked: { monthly: boolean; framework: boolean },
): Findings {
  const problems = clauseProblems(clauses, elements, { languages, ...asked });
  return {
    mandatory: problems.filter(({ mandatory }) => mandatory),
    custom: problems.filter(({ mandatory }) => !mandatory),
    void: findVoidTerms(clauses, voidTerms),
  };
}

type Words = Pick<Messages, 'template' | 'rules'>;

/** One of the findings in words: `Disputes: not covered`. */
export function findingWords(words: Words, { element, clause, lang, problem, fills }: ClauseProblem): string {
  const names: Record<string, string> = words.rules;
  const what = element ? (names[`value_covers_${element}`] ?? element) : clauseNumber(words, clause ?? 0);
  const more = [lang && OWN_NAMES[lang], fills?.map((fill) => `{${fill}}`).join(' ')].filter(Boolean).join(' ');
  return `${what}: ${words.template[problem]}${more ? ` (${more})` : ''}`;
}

export const clauseNumber = ({ template }: Words, at: number): string => template.clause.replace('{number}', String(at + 1));
