import { agesOf, type SearchWish } from '#cms/input/search-wish.ts';
import { formatAge } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';

/** The children that a search is for, by their ages: `8 个月` · `8 个月和 2 岁 2 个月`. Empty where no age was given. */
export const agesWords = (t: Translator, wish: Pick<SearchWish, 'ageMonths' | 'siblings'>): string =>
  listWords(
    t,
    agesOf(wish).map((months) => formatAge(months, t.lang)),
  );

function listWords(t: Translator, words: readonly string[]): string {
  const [last = '', ...before] = [...words].reverse();
  return before.length > 0 ? `${before.reverse().join(t('common.comma'))}${t('common.and')}${last}` : last;
}
