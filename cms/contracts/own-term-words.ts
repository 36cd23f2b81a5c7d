import type { CityPack } from '#cms/city/city-pack.ts';
import type { Messages } from '#cms/words/index.ts';
import { type OwnTermProblem, type OwnTermRules, whyNotOwnTerms } from '#domain/contract/centre-terms.ts';
import type { OwnTerm } from '#domain/contract/contract.ts';
import { type InEveryLanguage, inEveryLanguage, OWN_NAMES } from '#domain/language/lang.ts';

/** By what a city judges what centres add to its clauses: it goes to the browser too, where terms are judged as they are typed. */
export const ownTermRules = (
  { languages, lessTerms, voidTerms }: Pick<CityPack, 'languages' | 'lessTerms' | 'voidTerms'>,
  headings: readonly InEveryLanguage[],
): OwnTermRules => ({ languages, lessTerms, voidTerms, headings });

type Words = Pick<Messages, 'ownTerms' | 'template'>;

const NOTHING = inEveryLanguage(() => '');

/** Why terms cannot be added, each reason in words: `Term 2: it takes away from what comes back (…): 退费扣20%`. */
export const ownTermReasons = (words: Words, terms: readonly Partial<OwnTerm>[], rules: OwnTermRules): string[] =>
  whyNotOwnTerms(terms.map(whole), rules).map((one) => reasonOf(words, one));

/** A row that has just been added has nothing in it yet. */
const whole = ({ heading, text, ...rest }: Partial<OwnTerm>): OwnTerm => ({
  ...rest,
  heading: { ...NOTHING, ...heading },
  text: { ...NOTHING, ...text },
});

function reasonOf({ ownTerms, template }: Words, found: OwnTermProblem): string {
  const where = ownTerms.term.replace('{number}', String(found.term + 1));
  if (found.problem === 'less') return `${where}${ownTerms[`less_${found.kind}`]} (${found.source}): ${found.sentence}`;
  if (found.problem === 'void') return `${where}${template[found.kind]} (${found.source}): ${found.sentence}`;
  return `${where}${ownTerms[`problem_${found.problem}`]} (${OWN_NAMES[found.lang]})`;
}
