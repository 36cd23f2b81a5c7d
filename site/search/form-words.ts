import { wordsOf } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';

const NAMES = [
  'title',
  'age',
  'siblings',
  'addChild',
  'childNumber',
  'noChild',
  'siblingsHint',
  'where',
  'wherePlaceholder',
  'around',
  'radius',
  'secondPlace',
  'secondPlaceholder',
  'secondHint',
  'useMine',
  'locateRefused',
  'locateFailed',
  'locateCoarse',
  'typePlace',
  'done',
  'form',
  'when',
  'windowOneDay',
  'date',
  'from',
  'to',
  'weekly',
  'weekdays',
  'weeks',
  'weeklyHint',
  'anyHour',
  'within',
  'minutes',
  'inclusive',
  'price',
  'priceUpTo',
  'priceNeedsForm',
  'more',
  'institution',
  'district',
  'openUntil',
  'speaks',
  'access',
  'clear',
  'apply',
] as const;

export type FormWords = Record<(typeof NAMES)[number], string>;

/** The words that the form itself says, whatever is chosen in it. */
export function formWords(lang: Lang): FormWords {
  const words = wordsOf(lang, 'search');
  return Object.fromEntries(NAMES.map((name) => [name, words[name]])) as FormWords;
}
