import type { FacilityFacets, SearchPort } from '../port.ts';
import { isAnswerable } from './facility-filters.ts';

/** What facets count where nothing can match, or nobody asks. */
export const NO_FACETS: FacilityFacets = {
  form: {},
  institution: {},
  district: {},
  inclusive: { true: 0 },
  model: { true: 0 },
  bookable: { true: 0 },
  meals: { true: 0 },
  openToPublic: { true: 0 },
  rural: { true: 0 },
  languages: {},
  access: {},
};

/** No engine is asked what makes no sense, such as for what is near a place off the globe: nothing matches it. */
export function atTheDoor<Search extends SearchPort>(search: Search): Search {
  return {
    ...search,
    searchFacilities: async (query) =>
      isAnswerable(query) ? search.searchFacilities(query) : { total: 0, hits: [], facets: NO_FACETS },
    allFacilities: async (query) => (isAnswerable(query) ? search.allFacilities(query) : []),
  };
}
