import type { FiledFacts } from './filed-facts.ts';

/** Who answers for an area: the city, one of its districts, or a township, which looks after centres and files none. */
export type Authority = { level: 'city' } | { level: 'district' | 'township'; code: string };

/** Who stands before a centre's filed facts: it itself, by its head, or an authority. */
export type Filer = { level: 'centre' } | Authority;

/** Two or four digits are all of the city, six a district, nine a township. Anything else answers for nothing. */
export function authorityOf(territory: string): Authority | undefined {
  if (/^\d{2}(\d{2})?$/.test(territory)) return { level: 'city' };
  if (/^\d{6}$/.test(territory)) return { level: 'district', code: territory };
  return /^\d{9}$/.test(territory) ? { level: 'township', code: territory } : undefined;
}

/** Whose consent a change of filed facts needs: each of these districts', or the city's; the city's alone where one is not known. */
export interface Asked {
  districts: string[];
  cityOnly: boolean;
}

/** How consent is kept: a district by its code, the city by this. */
export const CITY = 'city';

/** In which district a point lies: `null` in none, `undefined` where nobody can say. */
export type DistrictAt = (point: { lat: number; lng: number }) => string | null | undefined;

/**
 * The district that holds the centre decides. A change that takes it into another's territory, by its codes or by where it
 * then stands on the map, needs that one's consent too; one that takes it out of every known district, the city's.
 */
export function askedFor(now: FiledFacts, after: FiledFacts, districtAt: DistrictAt = () => undefined): Asked {
  const home = now.districtCode;
  const [was, is] = [pointIn(now, districtAt), pointIn(after, districtAt)];
  const known = codesOf(now);
  const reached = codesOf(after).filter((code) => code !== home && (!known.includes(code) || code === after.districtCode));
  if (is && is !== was && !known.includes(is)) reached.push(is);
  const districts = [...new Set([home ?? [], reached].flat())];
  return { districts, cityOnly: !home || !after.districtCode || (is === null && was !== null) };
}

function codesOf({ districtCode, townshipCode }: FiledFacts): string[] {
  return [districtCode, townshipCode?.slice(0, 6)].filter((code) => typeof code === 'string' && code !== '') as string[];
}

function pointIn({ lat, lng }: FiledFacts, districtAt: DistrictAt): string | null | undefined {
  return lat === null || lng === null ? undefined : districtAt({ lat, lng });
}

/** What this authority can consent to, of what is asked: nothing means that the decision is not its own. */
export function consentsOf(by: Filer, { districts, cityOnly }: Asked): string[] {
  if (by.level === 'city') return [CITY];
  return by.level === 'district' && !cityOnly && districts.includes(by.code) ? [by.code] : [];
}

/** A district that is asked may refuse, also where only the city could agree. */
export const mayRefuse = (by: Filer, { districts }: Asked): boolean =>
  by.level === 'city' || (by.level === 'district' && districts.includes(by.code));

/** Whether these consents are all that is asked. */
export function isAgreed({ districts, cityOnly }: Asked, consents: readonly string[]): boolean {
  if (consents.includes(CITY)) return true;
  return !cityOnly && districts.every((code) => consents.includes(code));
}

/** An authority's own edit within its own territory waits for nobody; a centre's always waits. */
export const takesEffectAtOnce = (by: Filer, asked: Asked): boolean => isAgreed(asked, consentsOf(by, asked));
