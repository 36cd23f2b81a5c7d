import type { Translator } from '#cms/words/index.ts';
import { sortOf } from '#search/rules/facility-order.ts';
import type { SearchView } from './search-view.ts';

/**
 * The orders that results can be put in, the chosen one and the usual one: what can be measured can be sorted by.
 * An order that cannot be is not chosen.
 */
export function searchSorts(t: Translator, { wish: asked, from }: Pick<SearchView, 'wish' | 'from'>) {
  const wish = from ? { ...asked, near: from.point } : asked;
  const sorts = [
    { value: 'distance', label: t('search.sortDistance'), on: Boolean(wish.near) },
    { value: 'detour', label: t('search.sortDetour'), on: Boolean(wish.also) },
    { value: 'price', label: t('search.sortPrice'), on: true },
    { value: 'soonest', label: t('search.sortSoonest'), on: true },
    { value: 'relevance', label: t('search.sortRelevance'), on: Boolean(wish.q) },
    { value: 'name', label: t('search.sortName'), on: true },
  ].filter(({ on }) => on);
  const usual = sortOf({ ...wish, sort: undefined });
  const chosen = sorts.find(({ value }) => value === wish.sort)?.value ?? usual;
  return { sorts, usual, chosen };
}
