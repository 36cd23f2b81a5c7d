import type { Lang } from '../language/lang.ts';

/** What is looked at before a text is reviewed, in this order. */
export const TEXT_CHECKS = ['words', 'sources', 'ages', 'alt', 'names', 'signs', 'reading'] as const;
export type TextCheck = (typeof TEXT_CHECKS)[number];

/** What has to be right before a text can be published at a moment by itself; the rest is for the reviewer to judge. */
const NEEDED: readonly TextCheck[] = ['words', 'sources', 'ages', 'alt', 'names'];

export interface Finding {
  check: TextCheck;
  fine: boolean;
  needed: boolean;
  lang?: Lang;
  /** What was found: a name that stands there, the longest sentence. */
  what?: string;
}

/** How long a sentence is read with ease: in characters where words are not set apart, in words elsewhere. */
const EASY: Record<Lang, { parts: RegExp; most: number }> = {
  zh: { parts: /[\u4e00-\u9fff]|[A-Za-z0-9]+/g, most: 60 },
  en: { parts: /[\p{L}\p{N}’'-]+/gu, most: 30 },
};
/** Not where a decimal point or an abbreviation goes on. */
const ENDS = /(?<=[。！？!?；;])|(?<=\.)\s+(?=\p{Lu})|\n/u;

/** The sentences of a text that are too long to be read by somebody who is tired, the longest first. */
export function longSentences(text: string, lang: Lang): string[] {
  const { parts, most } = EASY[lang];
  const length = (sentence: string) => sentence.match(parts)?.length ?? 0;
  return text
    .split(ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => length(sentence) > most)
    .sort((a, b) => length(b) - length(a));
}

/** Names of a list that stand in a text: of makers and goods, none of which guidance recommends. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const plain = text.toLowerCase();
  return names.filter((name) => {
    const wanted = name.toLowerCase();
    if (!/^[\w .&'-]+$/.test(wanted)) return plain.includes(wanted);
    return new RegExp(`(^|[^a-z0-9])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}($|[^a-z0-9])`).test(plain);
  });
}

/** Topics in which something can be wrong with a child: such a text names the signs for which one does not wait. */
const WITH_SIGNS: readonly string[] = ['health', 'nutrition', 'safety'];

interface Looked {
  /** Fields that lack words, by language; `sources`, `alt` and `months` among them. */
  lacking: readonly { lang?: Lang; fields: readonly string[] }[];
  texts: Partial<Record<Lang, string>>;
  names: readonly string[];
  topic: string;
  /** Texts to read have signs; a course points to its lessons. */
  kind: string;
  signs: readonly string[];
}

/** What a text still wants before it is reviewed, one after the other, and what is as it should be. */
export function checkText({ lacking, texts, names, topic, kind, signs }: Looked): Finding[] {
  const finding = (check: TextCheck, fine: boolean, about: Pick<Finding, 'lang' | 'what'> = {}): Finding => ({
    ...{ check, fine, needed: NEEDED.includes(check) },
    ...about,
  });
  const lacks = (field: string) => lacking.find(({ fields }) => fields.includes(field));
  const missing = (check: TextCheck, field: string) => finding(check, !lacks(field), { lang: lacks(field)?.lang });
  const wordless = lacking.find(({ fields }) => fields.some((field) => !['sources', 'alt', 'months'].includes(field)));
  const languages = Object.keys(texts) as Lang[];
  const found = languages.flatMap((lang) => namesIn(texts[lang] ?? '', names).map((what) => ({ lang, what })));
  const long = languages.flatMap((lang) => longSentences(texts[lang] ?? '', lang).map((what) => ({ lang, what })));
  return [
    finding('words', !wordless, { lang: wordless?.lang }),
    missing('sources', 'sources'),
    missing('ages', 'months'),
    missing('alt', 'alt'),
    finding('names', found.length === 0, found[0]),
    finding('signs', !WITH_SIGNS.includes(topic) || kind === 'course' || signs.length > 0),
    finding('reading', long.length === 0, long[0]),
  ];
}

/**
 * What bars a text from being sent to a review. Words of a language in which nothing is written yet may follow while it is
 * reviewed: publishing waits for them.
 */
export const barsSending = (findings: readonly Finding[], begun: readonly Lang[]): Finding[] =>
  findings.filter(({ fine, needed, lang }) => needed && !fine && (!lang || begun.includes(lang)));

/** Whether something is missing without which nothing is published. */
export const isUnfinished = (findings: readonly Finding[]): boolean => findings.some(({ fine, needed }) => needed && !fine);
