import type { TemplateClause } from '#domain/contract/contract.ts';
import type { ContractElement } from '#domain/contract/contract-element.ts';
import { inEveryLanguage, type Lang } from '#domain/language/lang.ts';

type Wording = readonly [heading: string, ...paragraphs: string[]];
type Weight = Pick<TemplateClause, 'important'> & { covers: ContractElement[] };

/** A clause from its heading and paragraphs, in every language, with what it covers. */
export function clause(words: Record<Lang, Wording>, { important = false, covers }: Weight): TemplateClause {
  return {
    heading: inEveryLanguage((lang) => words[lang][0]),
    text: inEveryLanguage((lang) => words[lang].slice(1).join('\n')),
    ...(important ? { important } : {}),
    covers,
  };
}
