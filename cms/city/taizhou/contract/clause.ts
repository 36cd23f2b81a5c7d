import type { TemplateClause } from '#domain/contract/contract.ts';
import type { ContractElement } from '#domain/contract/contract-element.ts';

type Wording = [heading: string, ...paragraphs: string[]];
type Weight = Pick<TemplateClause, 'important'> & { covers: ContractElement[] };

/** A clause from its heading and paragraphs, in both languages, with what it covers. */
export function clause(zh: Wording, en: Wording, { important = false, covers }: Weight): TemplateClause {
  const [zhHeading, ...zhText] = zh;
  const [enHeading, ...enText] = en;
  return {
    heading: { zh: zhHeading, en: enHeading },
    text: { zh: zhText.join('\n'), en: enText.join('\n') },
    ...(important ? { important } : {}),
    covers,
  };
}
