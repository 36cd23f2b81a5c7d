import type { FamilyPlace } from '#cms/records/family-places.ts';
import type { Translator } from '#cms/words/index.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import type { WindowAvailability } from '#domain/places/availability.ts';
import type { NoPlaceReason, NoPlaceWhen } from '#domain/places/no-place.ts';

/** Why nothing is left, in a few words; nothing where there is. */
export function whyNone(t: Translator, { reason, when }: { reason?: NoPlaceReason; when?: NoPlaceWhen } = {}): string {
  return reason ? reasonWords(t, { reason, when }) : '';
}

/** The arithmetic behind a figure: places, carers, ratio, children. Empty where nothing can be counted. */
export function arithmetic(t: Translator, window: WindowAvailability | undefined): string {
  const slot = window?.tightest;
  if (!slot) return '';
  const { set: places, staff, childrenPerStaff: ratio, byStaff: most, sold } = slot;
  const counted = t('reason.arithmetic', { places, staff, ratio, most, sold });
  // Where the places are divided, what is left is of one part of them.
  const parts = slot.split && t('reason.partOfThem', { part: slot.split.part });
  return parts ? t('format.sentences', { first: counted, second: parts }) : counted;
}

/** What a family's place is called on its pages: the family's own word, else what it is. */
export function familyPlaceName(t: Translator, { label, called }: Pick<FamilyPlace, 'label' | 'called'>): string {
  return called || t(`places.label_${label}`);
}
