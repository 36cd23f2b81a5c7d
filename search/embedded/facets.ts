import type { FacilityCriteria, FacilityDocument, FacilityFacets } from '../port.ts';
import { type Choice, isAffordable } from '../rules/facility-filters.ts';
import { choiceTests } from './row-tests.ts';
import {
  ACCESS,
  type BitList,
  BOOKABLE,
  bitsOf,
  type Codes,
  FORMS,
  INCLUSIVE,
  LANGUAGES,
  MEALS,
  MODEL,
  PUBLIC,
  RURAL,
  type Traits,
} from './traits.ts';

export interface Counted {
  /** Rows that pass every filter. */
  matching: number[];
  facets: FacilityFacets;
}

/**
 * Goes once through the scope, the rows that match all but what the facets offer. One that fails no choice matches and
 * counts under every facet, one that fails a single choice counts under that choice's own facet, any other nowhere.
 */
export function countFacets(
  scope: readonly number[],
  { query, traits, documentAt }: { query: FacilityCriteria; traits: Traits; documentAt: (row: number) => FacilityDocument },
): Counted {
  const tests = choiceTests(traits, query);
  const tally = createTally(traits);
  const anyForm = { ...query, form: undefined };
  const priced = query.priceMax !== undefined;
  const matching: number[] = [];

  for (const row of scope) {
    let failed: Choice | undefined;
    let fails = 0;
    for (const [choice, test] of tests) {
      if (test(row)) continue;
      failed = choice;
      if (++fails > 1) break;
    }
    if (fails > 1) continue;
    const affordable = !priced || isAffordable(documentAt(row), query);
    if (!failed && affordable) matching.push(row);
    if (affordable && failed !== 'form') tally.add(row, failed ?? 'others');
    // Which price counts depends on the chosen forms, so without them it is another.
    const formsToo = !failed || failed === 'form';
    if (formsToo && (!priced || isAffordable(documentAt(row), anyForm))) tally.add(row, 'form');
  }
  return { matching, facets: tally.facets() };
}

/** The bits of `flags` that each facet counts. */
const COUNTED: Record<Exclude<Choice, 'district' | 'institution'> | 'access', number> = {
  form: bitsOf(FORMS, FORMS.names),
  languages: bitsOf(LANGUAGES, LANGUAGES.names),
  access: bitsOf(ACCESS, ACCESS.names),
  inclusive: INCLUSIVE,
  model: MODEL,
  bookable: BOOKABLE,
  meals: MEALS,
  openToPublic: PUBLIC,
  rural: RURAL,
};
const BUT_FORMS = Object.values(COUNTED).reduce((all, bits) => all | bits) & ~COUNTED.form;

function createTally({ flags, districts, institutions, districtCodes, institutionCodes }: Traits) {
  const byBit = Array.from({ length: 32 }, () => 0);
  const byDistrict = districtCodes.names.map(() => 0);
  const byInstitution = institutionCodes.names.map(() => 0);

  const addBits = (row: number, wanted: number) => {
    // The lowest bit that is set, one after the other.
    for (let left = (flags[row] as number) & wanted; left !== 0; left &= left - 1) increase(byBit, 31 - Math.clz32(left & -left));
  };
  const listed = ({ names, first }: BitList) => nonZero(names.map((name, at) => [name, byBit[first + at] as number]));
  const yes = (bit: number) => ({ true: byBit[31 - Math.clz32(bit)] as number });

  return {
    /** Counts a row under one facet, or under all others but the forms. */
    add: (row: number, facet: Choice | 'others') => {
      if (facet === 'others' || facet === 'district') increase(byDistrict, districts[row] as number);
      if (facet === 'others' || facet === 'institution') increase(byInstitution, institutions[row] as number);
      if (facet !== 'district' && facet !== 'institution') addBits(row, facet === 'others' ? BUT_FORMS : COUNTED[facet]);
    },
    facets: (): FacilityFacets => ({
      form: listed(FORMS),
      institution: named(byInstitution, institutionCodes),
      district: named(byDistrict, districtCodes),
      languages: listed(LANGUAGES),
      access: listed(ACCESS),
      inclusive: yes(INCLUSIVE),
      model: yes(MODEL),
      bookable: yes(BOOKABLE),
      meals: yes(MEALS),
      openToPublic: yes(PUBLIC),
      rural: yes(RURAL),
    }),
  };
}

function increase(counts: number[], at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

/** Code 0 stands for none. */
function named(counts: number[], { names }: Codes): Record<string, number> {
  return nonZero(counts.map((count, code): [string, number] => [names[code] as string, code > 0 ? count : 0]));
}

function nonZero(counts: (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
