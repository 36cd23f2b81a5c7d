import type { FacilityCriteria, FacilityFacets, FacilityQuery } from '../port.ts';
import { fromPlainCode } from '../rules/plain-code.ts';
import { COUNT, type Within } from './ask.ts';
import type { Answer, Query } from './engine.ts';
import { choiceFilters, type Filter, priceFilter } from './filters.ts';

type Facet = keyof FacilityFacets;

/** The attribute that each facet counts. */
const ATTRIBUTES: Record<Facet, string> = {
  form: 'forms',
  institution: 'institution',
  district: 'district',
  inclusive: 'inclusive',
  model: 'model',
  bookable: 'bookable',
  meals: 'meals',
  openToPublic: 'openToPublic',
  rural: 'rural',
  languages: 'languages',
  access: 'access',
};
const FACETS = Object.keys(ATTRIBUTES) as Facet[];

/** Every filter of the query but those of one choice. */
export function filtersWithout(facet: Facet | undefined, scope: Filter, query: FacilityCriteria): Filter {
  const others = choiceFilters(query).flatMap(([one, filter]) => (one === facet ? [] : [filter]));
  return [...scope, ...others, ...priceFilter(facet === 'form' ? { ...query, form: undefined } : query)];
}

/**
 * One question for the total and the facets that nothing is chosen in, then one for each facet that something is
 * chosen in, because that one is counted as though nothing were.
 */
export function facetQueries({ put, filter: scope }: Within, query: FacilityQuery): Query[] {
  if (query.withoutFacets) return [{ ...put, ...COUNT, filter: filtersWithout(undefined, scope, query) }];
  const chosen = chosenIn(query);
  const free = FACETS.filter((facet) => !chosen.includes(facet)).map((facet) => ATTRIBUTES[facet]);
  return [
    { ...put, ...COUNT, filter: filtersWithout(undefined, scope, query), facets: free },
    ...chosen.map((facet) => ({ ...put, ...COUNT, filter: filtersWithout(facet, scope, query), facets: [ATTRIBUTES[facet]] })),
  ];
}

/** The facets in the answers to `facetQueries`. */
export function facetsIn([free, ...own]: Answer[], query: FacilityCriteria): FacilityFacets {
  const chosen = chosenIn(query);
  const counts = (facet: Facet): Record<string, number> => {
    const at = chosen.indexOf(facet);
    return (at < 0 ? free : own[at])?.facetDistribution?.[ATTRIBUTES[facet]] ?? {};
  };
  const decoded = (facet: Facet) =>
    Object.fromEntries(Object.entries(counts(facet)).map(([code, count]) => [fromPlainCode(code), count]));
  const yes = (facet: Facet) => ({ true: counts(facet).true ?? 0 });
  return {
    form: counts('form'),
    institution: decoded('institution'),
    district: decoded('district'),
    inclusive: yes('inclusive'),
    model: yes('model'),
    bookable: yes('bookable'),
    meals: yes('meals'),
    openToPublic: yes('openToPublic'),
    rural: yes('rural'),
    languages: decoded('languages'),
    access: decoded('access'),
  };
}

function chosenIn(query: FacilityCriteria): Facet[] {
  return choiceFilters(query).map(([choice]) => choice);
}

export function addFacets(one: FacilityFacets, other: FacilityFacets): FacilityFacets {
  const sum = { ...one };
  const add = <F extends Facet>(facet: F) => {
    sum[facet] = added(one[facet], other[facet]);
  };
  FACETS.forEach(add);
  return sum;
}

function added<Counts extends Record<string, number>>(one: Counts, other: Counts): Counts {
  const sum: Record<string, number> = {};
  for (const [value, count] of Object.entries(other)) sum[value] = (one[value] ?? 0) + count;
  return { ...one, ...sum };
}
