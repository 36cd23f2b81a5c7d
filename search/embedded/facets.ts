import type { FacilityDocument, FacilityFacets, FacilityQuery } from '../port.ts';
import { NO_FACETS } from '../rules/at-the-door.ts';
import { type Choice, isAffordable } from '../rules/facility-filters.ts';
import { inAll, type RowSet, rowSet } from './row-set.ts';
import { type Codes, FLAGS, type Flag, rowsOf, type Traits } from './traits.ts';

/** A question without its page. */
export type Asked = Omit<FacilityQuery, 'page' | 'perPage'>;

export interface Counted {
  /** Rows that pass every filter. */
  rows: RowSet;
  facets: FacilityFacets;
}

/** Counts within the scope, the rows that match all but what the facets offer; each facet as though nothing were chosen in it. */
export function countFacets(
  scope: RowSet,
  { query, traits, documentAt }: { query: Asked; traits: Traits; documentAt: (row: number) => FacilityDocument },
): Counted {
  const choices = choicesOf(traits, query);
  const affordable = (rows: RowSet, asked: Asked) =>
    query.priceMax === undefined ? rows : rowSet(rows.array().filter((row) => isAffordable(documentAt(row), asked)));
  const but = (facet?: Choice) => {
    const others = [...choices].flatMap(([choice, rows]) => (choice === facet ? [] : rows));
    // Which price counts depends on the chosen forms, so without them it is another.
    return affordable(inAll(scope, others), facet === 'form' ? { ...query, form: undefined } : query);
  };
  const matching = but();
  if (query.withoutFacets) return { rows: matching, facets: NO_FACETS };
  const rows = matching.array();
  const under = (facet: Choice) => (choices.has(facet) ? but(facet) : matching);
  const rowsUnder = (facet: Choice) => (choices.has(facet) ? but(facet).array() : rows);
  const yes = (flag: Flag) => ({ true: traits.yes[flag].intersection_size(under(flag)) });

  return {
    rows: matching,
    facets: {
      form: counted(under('form'), traits.forms),
      institution: countedByCode(rowsUnder('institution'), traits.institution),
      district: countedByCode(rowsUnder('district'), traits.district),
      languages: counted(under('languages'), traits.languages),
      access: counted(matching, traits.access),
      inclusive: yes('inclusive'),
      model: yes('model'),
      bookable: yes('bookable'),
      meals: yes('meals'),
      openToPublic: yes('openToPublic'),
      rural: yes('rural'),
    },
  };
}

/** What is chosen of what the facets offer: for each, the rows that have it. */
function choicesOf(traits: Traits, query: Asked): Map<Choice, RowSet> {
  const { district, institution, form, languages } = query;
  const choices = new Map<Choice, RowSet>();
  if (district) choices.set('district', traits.district.rowsWith([district]));
  if (institution?.length) choices.set('institution', traits.institution.rowsWith(institution));
  if (form?.length) choices.set('form', inAny(form, traits.forms));
  if (languages?.length) choices.set('languages', inAny(languages, traits.languages));
  for (const flag of FLAGS) {
    const wanted = query[flag];
    if (wanted !== undefined) choices.set(flag, (wanted ? traits.yes : traits.no)[flag]);
  }
  return choices;
}

function inAny<Name extends string>(names: readonly Name[], sets: Record<Name, RowSet>): RowSet {
  return names.reduce((rows, name) => rows.union(rowsOf(sets, name)), rowSet());
}

function counted(rows: RowSet, sets: Record<string, RowSet>): Record<string, number> {
  return nonZero(Object.entries(sets).map(([name, set]) => [name, set.intersection_size(rows)]));
}

function countedByCode(rows: readonly number[], { names, column }: Codes): Record<string, number> {
  const counts = new Uint32Array(names.length);
  for (const row of rows) {
    const code = column[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return nonZero(names.map((name, code) => [name, code > 0 ? (counts[code] as number) : 0]));
}

function nonZero(counts: [string, number][]): Record<string, number> {
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
