import { type InEveryLanguage, LANGS } from '../language/lang.ts';
import type { Institution } from './facility.ts';

/**
 * What a centre has filed with its district (国卫办人口发〔2019〕25号: changes are filed anew), in the order in which it is
 * read. The rest of its record is its own to say.
 */
export const FILED_FACTS = [
  'name',
  'institution',
  'address',
  'town',
  'districtCode',
  'townshipCode',
  'lat',
  'lng',
  'places',
] as const;
export type FiledFact = (typeof FILED_FACTS)[number];

/** Facts that are said in each language. */
export const SAID_FACTS = ['name', 'address'] as const satisfies FiledFact[];
type SaidFact = (typeof SAID_FACTS)[number];

interface OtherFacts {
  institution: Institution;
  town: string | null;
  /** Six digits. */
  districtCode: string | null;
  /** Nine, of which the first six are its district's. */
  townshipCode: string | null;
  lat: number | null;
  lng: number | null;
  /** 托位: how many children at once. */
  places: number | null;
}

export type FiledFacts = Record<SaidFact, InEveryLanguage> & OtherFacts;

/** Facts as they are to be; what is absent stays, a language too. */
export type ProposedFacts = Partial<Record<SaidFact, Partial<InEveryLanguage>>> & Partial<OtherFacts>;

/** A proposal waits for one decision; its centre can take it back until then. */
export const FILING_STATUSES = ['waiting', 'approved', 'refused', 'withdrawn'] as const;
export type FilingStatus = (typeof FILING_STATUSES)[number];

/** Whose proposal it is: the centre's own, or an authority's that may not decide it alone. */
export const FILING_SIDES = ['centre', 'authority'] as const;
export type FilingSide = (typeof FILING_SIDES)[number];

/** What would be otherwise than it is. */
export function changesOf(now: FiledFacts, wanted: ProposedFacts): ProposedFacts {
  const changes: Record<string, unknown> = {};
  for (const fact of FILED_FACTS) {
    const to = wanted[fact];
    if (to === undefined) continue;
    if (fact === 'name' || fact === 'address') {
      const said = Object.entries(to as Partial<InEveryLanguage>).filter(
        ([lang, text]) => text !== now[fact][lang as keyof InEveryLanguage],
      );
      if (said.length > 0) changes[fact] = Object.fromEntries(said);
    } else if (to !== now[fact]) changes[fact] = to;
  }
  return changes;
}

/** One proposal after another: the later one holds where both speak. */
export function merged(first: ProposedFacts, then: ProposedFacts): ProposedFacts {
  const both: ProposedFacts = { ...first, ...then };
  for (const fact of SAID_FACTS) if (both[fact]) both[fact] = { ...first[fact], ...then[fact] };
  return both;
}

/** The facts once a proposal has been approved. */
export const factsAfter = (now: FiledFacts, proposed: ProposedFacts): FiledFacts => merged(now, proposed) as FiledFacts;

export const isNothing = (proposed: ProposedFacts): boolean => Object.keys(proposed).length === 0;

/** The facts that two proposals give different values to. */
export function disputed(one: ProposedFacts, other: ProposedFacts): FiledFact[] {
  return FILED_FACTS.filter((fact) => {
    const [a, b] = [one[fact], other[fact]];
    if (a === undefined || b === undefined) return false;
    if (fact !== 'name' && fact !== 'address') return a !== b;
    const [mine, theirs] = [a, b] as Partial<InEveryLanguage>[];
    return LANGS.some((lang) => mine?.[lang] !== undefined && theirs?.[lang] !== undefined && mine[lang] !== theirs[lang]);
  });
}
