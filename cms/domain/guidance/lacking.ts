import type { Lang } from '../language/lang.ts';

/** What of a text is written in every language of the city. */
export const WORDED_FIELDS = {
  articles: ['title', 'summary', 'body', 'author', 'sources'],
  policies: ['title', 'summary', 'body'],
  activities: ['title', 'summary', 'place'],
} as const;

interface TextNode {
  type?: string;
  text?: string;
  children?: TextNode[];
}

/** No words: an empty text, or a rich text of empty paragraphs. A picture is something. */
export function isWordless(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  const root = (value as { root?: TextNode } | null | undefined)?.root;
  return !root || !hasContent(root);
}

function hasContent({ type, text, children = [] }: TextNode): boolean {
  return type === 'upload' || Boolean(text?.trim()) || children.some(hasContent);
}

/**
 * Which fields of a text, kept in every language, still have no words in which language.
 *
 * @example lackingWords({ title: { zh: '睡前' } }, { fields: ['title'], languages: ['zh', 'en'] }) // [{ lang: 'en', fields: ['title'] }]
 */
export function lackingWords<Field extends string>(
  text: Partial<Record<Field, unknown>>,
  { fields, languages }: { fields: readonly Field[]; languages: readonly Lang[] },
): { lang: Lang; fields: Field[] }[] {
  return languages
    .map((lang) => ({
      lang,
      fields: fields.filter((field) => isWordless((text[field] as Partial<Record<Lang, unknown>> | null | undefined)?.[lang])),
    }))
    .filter((one) => one.fields.length > 0);
}
