import type { FacilityCriteria, FacilityFacets } from '../port.ts';
import type { Choice } from '../rules/facility-filters.ts';
import { fromPlainCode } from '../rules/plain-code.ts';
import { COUNT } from './ask-text.ts';
import type { Answer, Query } from './engine.ts';
import { choiceFilters, type Filter, priceFilter } from './filters.ts';

/** The attribute that each facet counts. */
const ATTRIBUTES: Record<Choice, string> = {
  form: 'forms',
  institution: 'institution',
  district: 'district',
  inclusive: 'inclusive',
  model: 'model',
  bookable: 'bookable',
};
const CHOICES = Object.keys(ATTRIBUTES) as Choice[];

/** Every filter of the query but those of one choice. */
export function filtersWithout(choice: Choice | undefined, scope: Filter, query: FacilityCriteria): Filter {
  const others = choiceFilters(query).flatMap(([one, filter]) => (one === choice ? [] : [filter]));
  return [...scope, ...others, ...priceFilter(choice === 'form' ? { ...query, form: undefined } : query)];
}

/**
 * One question for the total and the facets that nothing is chosen in, then one for each facet that something is
 * chosen in, because that one is counted as though nothing were.
 */
export function facetQueries(scope: Filter, query: FacilityCriteria): Query[] {
  const chosen = chosenIn(query);
  const free = CHOICES.filter((choice) => !chosen.includes(choice)).map((choice) => ATTRIBUTES[choice]);
  return [
    { ...COUNT, filter: filtersWithout(undefined, scope, query), facets: free },
    ...chosen.map((choice) => ({ ...COUNT, filter: filtersWithout(choice, scope, query), facets: [ATTRIBUTES[choice]] })),
  ];
}

/** The facets in the answers to `facetQueries`. */
export function facetsIn([free, ...own]: Answer[], query: FacilityCriteria): FacilityFacets {
  const chosen = chosenIn(query);
  const counts = (choice: Choice): Record<string, number> => {
    const at = chosen.indexOf(choice);
    return (at < 0 ? free : own[at])?.facetDistribution?.[ATTRIBUTES[choice]] ?? {};
  };
  const decoded = (choice: Choice) =>
    Object.fromEntries(Object.entries(counts(choice)).map(([code, count]) => [fromPlainCode(code), count]));
  const yes = (choice: Choice) => ({ true: counts(choice).true ?? 0 });
  return {
    form: counts('form'),
    institution: decoded('institution'),
    district: decoded('district'),
    inclusive: yes('inclusive'),
    model: yes('model'),
    bookable: yes('bookable'),
  };
}

function chosenIn(query: FacilityCriteria): Choice[] {
  return choiceFilters(query).map(([choice]) => choice);
}

export function addFacets(one: FacilityFacets, other: FacilityFacets): FacilityFacets {
  return Object.fromEntries(CHOICES.map((choice) => [choice, added(one[choice], other[choice])])) as unknown as FacilityFacets;
}

function added(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [value, count] of Object.entries(other)) sum[value] = (sum[value] ?? 0) + count;
  return sum;
}
