import { LANGS, type Lang } from '../language/lang.ts';
import type { TemplateClause } from './contract.ts';

/** Terms that a prepaid contract cannot hold, whoever agrees to them (法释〔2025〕4号 art. 9). */
export const VOID_KINDS = ['no_refund', 'bar_on_assignment', 'unilateral_change', 'exemption', 'dispute_cost'] as const;
export type VoidKind = (typeof VOID_KINDS)[number];

/** How such a term is worded in one language: patterns, of which a sentence matches one of the first and none of the second. */
export interface VoidTermRule {
  kind: VoidKind;
  lang: Lang;
  says: string[];
  unless?: string[];
  source: string;
}

export interface VoidTerm {
  kind: VoidKind;
  /** The clause it stands in, from 0. */
  clause: number;
  lang: Lang;
  sentence: string;
  source: string;
}

/** Sentences that read like a void term. A person judges them: words alone do not say what is unreasonable. */
export function findVoidTerms(clauses: readonly Pick<TemplateClause, 'text'>[], rules: readonly VoidTermRule[]): VoidTerm[] {
  const read = rules.map((rule) => ({ ...rule, says: any(rule.says), unless: any(rule.unless ?? []) }));
  return clauses.flatMap(({ text }, clause) =>
    LANGS.flatMap((lang) =>
      sentencesOf(text[lang]).flatMap((sentence) =>
        read
          .filter((rule) => rule.lang === lang && rule.says?.test(sentence) && !rule.unless?.test(sentence))
          .map(({ kind, source }) => ({ kind, clause, lang, sentence, source })),
      ),
    ),
  );
}

const any = (patterns: readonly string[]): RegExp | undefined =>
  patterns.length > 0 ? new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'i') : undefined;

/** What the words say, without marks of weight and with blanks left out: `不**退**` is no other sentence than `不退`. */
const sentencesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\*\*|[\u200b-\u200d\u2060\ufeff]/g, '')
    .split(/[。!?;\n]|\.(?=\s|$)/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .map((one) => one.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
    .filter((one) => one !== '');
