import type { TemplateClause } from '#domain/contract/contract.ts';
import type { Words } from '../city-pack.ts';

/** The pack speaks English only; where a text in both languages is asked for, it gives the English one twice. */
export const both = (text: string): Words => ({ zh: text, en: text });

/** A clause from its heading and paragraphs. */
export function clause(heading: string, ...paragraphs: string[]): TemplateClause {
  return { heading: both(heading), text: both(paragraphs.join('\n')) };
}

/** A clause that print sets off, because it moves money or rights. */
export function importantClause(heading: string, ...paragraphs: string[]): TemplateClause {
  return { ...clause(heading, ...paragraphs), important: true };
}
