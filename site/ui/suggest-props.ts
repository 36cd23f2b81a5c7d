import type { PageContext } from './page-context.ts';
import type { SuggestProps } from './suggestion.ts';

/**
 * What a place field needs to suggest as one types. Choosing a place fills the field with its name, choosing a centre
 * opens its page. `centres: false` suggests places alone.
 */
export function suggestProps(
  { t, to, lang }: Pick<PageContext, 't' | 'to' | 'lang'>,
  { centres = true }: { centres?: boolean } = {},
): SuggestProps {
  const words = {
    places: t('places.suggestPlaces'),
    centres: t('places.suggestCentres'),
    count: t('places.suggestCount'),
    none: t('places.suggestNone'),
  };
  return { address: `/api/v1/suggestions?lang=${lang}`, centres: centres ? to('/facilities') : undefined, words };
}
