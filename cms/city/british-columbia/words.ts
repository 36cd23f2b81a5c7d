import type { TemplateClause } from '#domain/contract/contract.ts';
import type { ContractElement } from '#domain/contract/contract-element.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';

/** The pack speaks English only; where a text in every language is asked for, it gives the English one. */
export const inEnglish = (text: string): InEveryLanguage => inEveryLanguage(() => text);

/** A clause from what it covers, its heading and paragraphs. */
export function clause(covers: ContractElement[], heading: string, ...paragraphs: string[]): TemplateClause {
  return { heading: inEnglish(heading), text: inEnglish(paragraphs.join('\n')), covers };
}

/** A clause that print sets off, because it moves money or rights. */
export function importantClause(covers: ContractElement[], heading: string, ...paragraphs: string[]): TemplateClause {
  return { ...clause(covers, heading, ...paragraphs), important: true };
}
