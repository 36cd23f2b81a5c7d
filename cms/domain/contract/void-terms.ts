import { LANGS, type Lang } from '../language/lang.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { TemplateClause } from './contract.ts';

/** Terms that a prepaid contract cannot hold, whoever agrees to them (法释〔2025〕4号 art. 9). */
export const VOID_KINDS = ['no_refund', 'bar_on_assignment', 'unilateral_change', 'exemption', 'dispute_cost'] as const;
export type VoidKind = (typeof VOID_KINDS)[number];

/** How a term of some kind is worded in one language: patterns, of which a sentence matches one of the first and none of the second. */
export interface WordedRule<Kind extends string> {
  kind: Kind;
  lang: Lang;
  says: string[];
  unless?: string[];
  source: string;
}
export type VoidTermRule = WordedRule<VoidKind>;

/** A sentence that is worded like a term of some kind. */
export interface WordedTerm<Kind extends string> {
  kind: Kind;
  /** The clause it stands in, from 0. */
  clause: number;
  lang: Lang;
  sentence: string;
  source: string;
}
export type VoidTerm = WordedTerm<VoidKind>;

/** A sentence that a person has read and found to hold, with the reason and the day. */
export interface JudgedTerm {
  sentence: string;
  reason: string;
  judgedOn: CivilDate;
}

/** What nobody has judged yet: another sentence, or the same one reworded, asks for a reason of its own. */
export const unjudged = (found: readonly VoidTerm[], judged: readonly JudgedTerm[]): VoidTerm[] =>
  found.filter(({ sentence }) => !judged.some((one) => one.sentence === sentence && one.reason.trim() !== ''));

/** Sentences that read like a void term. A person judges them: words alone do not say what is unreasonable. */
export const findVoidTerms = (clauses: Parameters<typeof findWorded>[0], rules: readonly VoidTermRule[]): VoidTerm[] =>
  findWorded(clauses, rules);

/** Sentences that are worded as rules say. */
export function findWorded<Kind extends string>(
  clauses: readonly Pick<TemplateClause, 'heading' | 'text'>[],
  rules: readonly WordedRule<Kind>[],
): WordedTerm<Kind>[] {
  const read = rules.map((rule) => ({ ...rule, says: any(rule.says), unless: any(rule.unless ?? []) }));
  return clauses.flatMap(({ heading, text }, clause) =>
    LANGS.flatMap((lang) =>
      read
        .filter((rule) => rule.lang === lang)
        .flatMap(({ kind, source, says, unless }) => {
          const isSo = (sentence: string) => Boolean(says?.test(sentence)) && !unless?.test(sentence);
          const sentences = [heading[lang], text[lang]].flatMap((words) => sentencesSo(words, isSo));
          return sentences.map((sentence) => ({ kind, clause, lang, sentence, source }));
        }),
    ),
  );
}

/** A sentence is read line by line, and as a whole where no line says it alone: a break within it hides nothing. */
function sentencesSo(text: string, isSo: (sentence: string) => boolean): string[] {
  return plain(text)
    .split(/[。!?;]|\.(?=\s|$)/)
    .flatMap((whole) => {
      const lines = whole.split(/[\n\r\v\f\u0085\u2028\u2029]/).map(inOneLine);
      const alone = lines.filter(isSo);
      return alone.length > 0 ? alone : [inOneLine(whole)].filter(isSo);
    });
}

const any = (patterns: readonly string[]): RegExp | undefined =>
  patterns.length > 0 ? new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'i') : undefined;

/** What the words say, without marks of weight and what nobody sees: `不**退**` is no other word than `不退`. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\*\*|[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');

/** With one blank for many, and none between two Chinese characters. */
const inOneLine = (text: string): string =>
  text
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
    .replace(/(?<=[\p{Script=Han},、]) (?=[\p{Script=Han},、])/gu, '');
