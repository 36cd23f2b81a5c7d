import type { Translator } from '#cms/words/index.ts';

const NAMES = [
  'title',
  'age',
  'where',
  'wherePlaceholder',
  'around',
  'radius',
  'secondPlace',
  'secondPlaceholder',
  'secondHint',
  'useMine',
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
export function formWords(t: Translator): FormWords {
  return Object.fromEntries(NAMES.map((name) => [name, t(`search.${name}`)])) as FormWords;
}
