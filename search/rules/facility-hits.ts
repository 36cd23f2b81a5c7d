import type { FacilityDocument, FacilityHit, Highlight } from '../port.ts';
import type { Ordered } from './facility-order.ts';

/** What is shown of facilities that were found; `mark` says what to mark in each, where that was asked for. */
export function toHits(found: readonly Ordered[], mark?: (document: FacilityDocument) => Highlight): FacilityHit[] {
  return found.map(({ document, distance, detour }) => {
    const hit = { id: document.id, slug: document.slug, distance, detour, document };
    return mark ? { ...hit, highlight: mark(document) } : hit;
  });
}

/** The stretch of a list that a page shows. Numbers that make no sense give the first page, or none of it. */
export function pageRange({ page, perPage }: { page: number; perPage: number }): { from: number; size: number } {
  const size = Math.max(0, Math.trunc(perPage) || 0);
  return { from: (Math.max(1, Math.trunc(page) || 1) - 1) * size, size };
}
