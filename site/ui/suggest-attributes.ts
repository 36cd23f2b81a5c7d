import type { PageContext } from './page-context.ts';
import type { SuggestWords } from './suggest-list.ts';

/**
 * What an input needs for suggestions as one types; spread them on it and put `<Suggest />` on the page. Choosing a
 * place fills the input with its name, choosing a centre opens its page. `centres: false` suggests places alone.
 */
export function suggestAttributes(
  { t, to, lang }: Pick<PageContext, 't' | 'to' | 'lang'>,
  { centres = true }: { centres?: boolean } = {},
): Record<string, string> {
  const words: SuggestWords = {
    places: t('places.suggestPlaces'),
    centres: t('places.suggestCentres'),
    count: t('places.suggestCount'),
    none: t('places.suggestNone'),
  };
  return {
    'data-suggest': `/api/v1/suggestions?lang=${lang}`,
    ...(centres ? { 'data-suggest-centres': to('/facilities') } : {}),
    'data-suggest-words': JSON.stringify(words),
  };
}
