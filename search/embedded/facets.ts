import { CARE_FORMS } from '#domain/care.ts';
import type { FacilityCriteria, FacilityDocument, FacilityFacets } from '../port.ts';
import { type Choice, isAffordable } from '../rules/facility-filters.ts';
import { choiceTests } from './row-tests.ts';
import { BOOKABLE, type Codes, INCLUSIVE, MODEL, type Traits } from './traits.ts';

const CHOICES: readonly Choice[] = ['form', 'institution', 'district', 'inclusive', 'model', 'bookable'];

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
    for (const choice of failed ? [failed] : CHOICES) {
      // Which price counts depends on the chosen forms, so without them it is another.
      if (priced && choice === 'form' ? isAffordable(documentAt(row), anyForm) : affordable) tally.add(row, choice);
    }
  }
  return { matching, facets: tally.facets() };
}

function createTally(traits: Traits) {
  const { flags, districts, institutions, districtCodes, institutionCodes } = traits;
  const forms = CARE_FORMS.map(() => 0);
  const byDistrict = districtCodes.names.map(() => 0);
  const byInstitution = institutionCodes.names.map(() => 0);
  const yes = { inclusive: 0, model: 0, bookable: 0 };
  const bits = { inclusive: INCLUSIVE, model: MODEL, bookable: BOOKABLE };

  return {
    add: (row: number, choice: Choice) => {
      const flag = flags[row] as number;
      if (choice === 'form') {
        for (let at = 0; at < forms.length; at++) if (flag & (1 << at)) forms[at] = (forms[at] as number) + 1;
      } else if (choice === 'district') increase(byDistrict, districts[row] as number);
      else if (choice === 'institution') increase(byInstitution, institutions[row] as number);
      else if (flag & bits[choice]) yes[choice] += 1;
    },
    facets: (): FacilityFacets => ({
      form: Object.fromEntries(CARE_FORMS.map((form, at) => [form, forms[at] as number]).filter(([, count]) => count !== 0)),
      institution: named(byInstitution, institutionCodes),
      district: named(byDistrict, districtCodes),
      inclusive: { true: yes.inclusive },
      model: { true: yes.model },
      bookable: { true: yes.bookable },
    }),
  };
}

function increase(counts: number[], at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

function named(counts: number[], { names }: Codes): Record<string, number> {
  return Object.fromEntries(counts.flatMap((count, code) => (code > 0 && count > 0 ? [[names[code], count]] : [])));
}
