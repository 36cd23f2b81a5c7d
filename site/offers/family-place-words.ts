import type { FamilyPlace } from '#cms/records/family-places.ts';
import type { Translator } from '#cms/words/index.ts';

/** What a family's place is called on its pages: the family's own word, else what it is. */
export function familyPlaceName(t: Translator, { label, called }: Pick<FamilyPlace, 'label' | 'called'>): string {
  return called || t(`places.label_${label}`);
}
