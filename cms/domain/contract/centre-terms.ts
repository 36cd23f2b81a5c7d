import { normalName } from '../family/person.ts';
import type { InEveryLanguage, Lang } from '../language/lang.ts';
import type { OwnTerm } from './contract.ts';
import { findVoidTerms, findWorded, type VoidKind, type VoidTermRule, type WordedRule } from './void-terms.ts';

/**
 * By which a term would leave a family worse off than the template alone: what comes back is worked out by rules, what is
 * charged is a published price, and no clause of the city's is set aside.
 */
export const LESS_KINDS = ['refund', 'charge', 'override'] as const;
type LessKind = (typeof LESS_KINDS)[number];
export type LessTermRule = WordedRule<LessKind>;

/** What is wrong with a term before its meaning: it says nothing, has blanks, or stands under the heading of a clause, or of another term. */
export const OWN_TERM_PROBLEMS = ['no_words', 'blanks', 'in_place_of', 'twice'] as const;

/** Why a centre's term cannot be added. */
export type OwnTermProblem = { term: number; lang: Lang } & (
  | { problem: (typeof OWN_TERM_PROBLEMS)[number] }
  | { problem: 'less'; kind: LessKind; sentence: string; source: string }
  | { problem: 'void'; kind: VoidKind; sentence: string; source: string }
);

export interface OwnTermRules {
  languages: readonly Lang[];
  voidTerms: readonly VoidTermRule[];
  lessTerms: readonly LessTermRule[];
  /** Of every clause that there is in the city's templates. */
  headings: readonly InEveryLanguage[];
}

/** The decision on what a centre wants to add. */
export const OWN_TERM_DECISIONS = ['pending', 'approved', 'refused'] as const;

/** Every reason for which a centre's terms cannot be added: never less favourable ones, and none in the place of a clause. */
export function whyNotOwnTerms(terms: readonly OwnTerm[], rules: OwnTermRules): OwnTermProblem[] {
  const { headings, languages, lessTerms, voidTerms } = rules;
  const called = (lang: Lang, among: readonly InEveryLanguage[], { heading }: OwnTerm) =>
    among.some((one) => normalName(one[lang]) === normalName(heading[lang]));
  const formal = terms.flatMap((term, at) =>
    languages.flatMap((lang): OwnTermProblem[] => {
      const where = { term: at, lang };
      const words = [term.heading[lang], term.text[lang]];
      if (words.some((one) => one.trim() === '')) return [{ ...where, problem: 'no_words' }];
      const before = terms.slice(0, at).map(({ heading }) => heading);
      return [
        ...(words.some((one) => /[{}]/.test(one.normalize('NFKC'))) ? [{ ...where, problem: 'blanks' } as const] : []),
        ...(called(lang, headings, term) ? [{ ...where, problem: 'in_place_of' } as const] : []),
        ...(called(lang, before, term) ? [{ ...where, problem: 'twice' } as const] : []),
      ];
    }),
  );
  const worded = <Kind extends string>({
    clause,
    ...found
  }: {
    clause: number;
    lang: Lang;
    kind: Kind;
    sentence: string;
    source: string;
  }) => ({
    ...found,
    term: clause,
  });
  return [
    ...formal,
    ...findWorded(terms, lessTerms).map((one) => ({ problem: 'less' as const, ...worded(one) })),
    ...findVoidTerms(terms, voidTerms).map((one) => ({ problem: 'void' as const, ...worded(one) })),
  ];
}
