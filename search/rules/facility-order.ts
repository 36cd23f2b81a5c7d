import { CARE_FORMS } from '#domain/care/care.ts';
import type { CareForm, FacilityCriteria, FacilityDocument, FacilitySort } from '../port.ts';
import { compareIds } from './plain-code.ts';
import { compareKeys } from './sort-key.ts';

/** What facilities are put in order by. */
export interface Ordered {
  document: FacilityDocument;
  /** The name, as it is read. */
  key: string;
  /** Metres; `null` when no place was asked for. */
  distance: number | null;
  /** Metres; `null` when no two places were. */
  detour: number | null;
  /** 0 best; see `RANKS`. */
  rank: number;
}

/** An order that the query gives no ground for gives way to the next. */
export function sortOf({ sort, near, also, q }: FacilityCriteria): FacilitySort {
  if (sort === 'price' || sort === 'name') return sort;
  if (sort === 'relevance' && q?.trim()) return sort;
  if (near) return also && sort !== 'distance' ? 'detour' : 'distance';
  return q?.trim() ? 'relevance' : 'name';
}

/** Every order ends with the name and then the id, so that there is one only. */
export function comparison(query: FacilityCriteria): (a: Ordered, b: Ordered) => number {
  const first = firstComparison(query);
  return (a, b) => first(a, b) || compareKeys(a.key, b.key) || compareIds(a.document.id, b.document.id);
}

/** The forms whose prices decide, in the order in which they do. */
export function pricedForms({ form }: FacilityCriteria): CareForm[] {
  return CARE_FORMS.filter((one) => !form?.length || form.includes(one));
}

function firstComparison(query: FacilityCriteria): (a: Ordered, b: Ordered) => number {
  const sort = sortOf(query);
  if (sort === 'distance') return (a, b) => (a.distance ?? 0) - (b.distance ?? 0);
  if (sort === 'detour') return (a, b) => (a.detour ?? 0) - (b.detour ?? 0);
  if (sort === 'relevance') return (a, b) => a.rank - b.rank;
  if (sort === 'price') return byPrices(pricedForms(query));
  return () => 0;
}

/**
 * By the price of the first form, then of the next: a month is never held against an hour, and who has no price for
 * a form comes after those who have one.
 */
function byPrices(forms: CareForm[]): (a: Ordered, b: Ordered) => number {
  return ({ document: a }, { document: b }) => {
    for (const form of forms) {
      const [one, other] = [a.prices[form], b.prices[form]];
      if (one === other) continue;
      if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
      return one - other;
    }
    return 0;
  };
}
