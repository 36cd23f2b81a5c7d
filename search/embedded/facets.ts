import type { FacilityCriteria, FacilityDocument, FacilityFacets } from '../port.ts';
import { choiceFilters, districtOf, passes } from './filters.ts';

/** Counts over `scope`: the facilities that match all but what the facets offer. */
export function countFacets(scope: FacilityDocument[], query: FacilityCriteria): FacilityFacets {
  const without = (group: keyof FacilityFacets) => {
    const filters = choiceFilters({ ...query, [group]: undefined });
    return filters.length === 0 ? scope : scope.filter((document) => passes(document, filters));
  };
  return {
    form: tally(without('form'), ({ forms }) => forms),
    institution: tally(without('institution'), ({ institution }) => [institution]),
    district: tally(without('district'), (document) => {
      const district = districtOf(document);
      return district ? [district] : [];
    }),
    inclusive: { true: without('inclusive').filter(({ inclusive }) => inclusive).length },
    model: { true: without('model').filter(({ model }) => model).length },
    bookable: { true: without('bookable').filter(({ bookable }) => bookable).length },
  };
}

function tally(documents: FacilityDocument[], valuesOf: (document: FacilityDocument) => string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const value of valuesOf(document)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
