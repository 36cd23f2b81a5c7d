import type { TemplateClause } from '#domain/contract/contract.ts';
import type { ContractElement } from '#domain/contract/contract-element.ts';
import type { Words } from '../city-pack.ts';

/** The pack speaks English only; where a text in both languages is asked for, it gives the English one twice. */
export const both = (text: string): Words => ({ zh: text, en: text });

/** A clause from what it covers, its heading and paragraphs. */
export function clause(covers: ContractElement[], heading: string, ...paragraphs: string[]): TemplateClause {
  return { heading: both(heading), text: both(paragraphs.join('\n')), covers };
}

/** A clause that print sets off, because it moves money or rights. */
export function importantClause(covers: ContractElement[], heading: string, ...paragraphs: string[]): TemplateClause {
  return { ...clause(covers, heading, ...paragraphs), important: true };
}
