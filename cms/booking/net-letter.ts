import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import { netLetter } from '#cms/words/net-words.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import { netMonths } from '#domain/money/net-cost.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';

export type NetLetters = Pick<Portal, 'children' | 'city' | 'familySupports'>;

/**
 * What care that begins on a day costs a family after what it gets for this child, in the words of a letter: what it has not
 * said of itself is told with its *if*, and what this child does not get with its reason.
 */
export async function netInLetter(
  { children, city, familySupports }: NetLetters,
  { childId, from, lines }: { childId: string; from: CivilDate; lines: readonly PriceLine[] },
): Promise<InEveryLanguage> {
  const [{ birthDate }, supports] = await Promise.all([children.get(childId), familySupports.list()]);
  const family = { birthDate, ageMonths: ageInMonths(birthDate, from), on: from };
  const costs = netMonths(lines, family, supports).map(({ cost }) => cost);
  return inEveryLanguage((lang) => netLetter(createTranslator(lang), costs, city.currency));
}
