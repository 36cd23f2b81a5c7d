import type { TemplateClause } from '#domain/contract/contract.ts';

type Wording = [heading: string, ...paragraphs: string[]];

/** A clause from its heading and paragraphs, in both languages. */
export function clause(zh: Wording, en: Wording, { important = false } = {}): TemplateClause {
  const [zhHeading, ...zhText] = zh;
  const [enHeading, ...enText] = en;
  return {
    heading: { zh: zhHeading, en: enHeading },
    text: { zh: zhText.join('\n'), en: enText.join('\n') },
    ...(important ? { important } : {}),
  };
}
