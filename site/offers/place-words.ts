import type { FamilyPlace } from '#cms/records/family-places.ts';
import type { Translator } from '#cms/words/index.ts';
import type { NoPlaceReason, WindowAvailability } from '#domain/places/availability.ts';

const SOLD_OUT: readonly (NoPlaceReason | undefined)[] = ['staff_ratio', 'class_size', 'places', 'no_staff'];

/** Whether a class is full, as against closed, or not for this child. */
export function isSoldOut(reason: NoPlaceReason | undefined): boolean {
  return SOLD_OUT.includes(reason);
}

/** Why nothing is left, in a few words. */
export function reasonWords(t: Translator, reason: NoPlaceReason | undefined): string {
  return reason ? t(`reason.${reason}`) : '';
}

/** The arithmetic behind a figure: places, carers, ratio, children. Empty where nothing can be counted. */
export function arithmetic(
  t: Translator,
  window: WindowAvailability | undefined,
  group: { places: number; maxSize: number; childrenPerStaff: number } | undefined,
): string {
  const slot = window?.tightest;
  if (!slot || !group) return '';
  return t('reason.arithmetic', {
    places: Math.min(group.places, group.maxSize),
    staff: slot.staff,
    ratio: group.childrenPerStaff,
    most: slot.staff * group.childrenPerStaff,
    sold: slot.sold,
  });
}

/** What a family's place is called on its pages: the family's own word, else what it is. */
export function familyPlaceName(t: Translator, { label, called }: Pick<FamilyPlace, 'label' | 'called'>): string {
  return called || t(`places.label_${label}`);
}
