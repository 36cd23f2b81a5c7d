import type { FacilityDocument, FacilityHit, Highlight } from '../port.ts';
import type { Ordered } from './facility-order.ts';

/** What is shown of facilities that were found; `mark` says what to mark in each, where that was asked for. */
export function toHits(found: readonly Ordered[], mark?: (document: FacilityDocument) => Highlight): FacilityHit[] {
  return found.map(({ document, distance, detour }) => {
    const hit = { id: document.id, slug: document.slug, distance, detour, document };
    return mark ? { ...hit, highlight: mark(document) } : hit;
  });
}
