import { LANGS } from '../language/lang.ts';
import type { TemplateClause } from './contract.ts';

/** How the clauses of a contract differ from those of a model: worded otherwise, added to it, or left out of it. */
export const MODEL_DIFFERENCES = ['changed', 'added', 'missing'] as const;
type ModelDifference = Record<(typeof MODEL_DIFFERENCES)[number], TemplateClause[]>;

/** Clauses are known by their heading in the first language. What is filled in is no difference. */
export function differsFromModel(clauses: readonly TemplateClause[], model: readonly TemplateClause[]): ModelDifference {
  const name = ({ heading }: TemplateClause) => heading[LANGS[0]];
  const twin = (of: TemplateClause, among: readonly TemplateClause[]) => among.find((one) => name(one) === name(of));
  const isSame = (one: TemplateClause, other: TemplateClause) => LANGS.every((lang) => one.text[lang] === other.text[lang]);
  return {
    added: clauses.filter((one) => !twin(one, model)),
    missing: model.filter((one) => !twin(one, clauses)),
    changed: clauses.filter((one) => {
      const other = twin(one, model);
      return other && !isSame(one, other);
    }),
  };
}
