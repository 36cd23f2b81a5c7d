import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isDivided } from '#domain/places/supplied-to.ts';

const NAME = 'for';

/** Whose places an address asks for, at a centre that divides them; the public's where it says nothing. */
export const partyIn = (params: URLSearchParams, supply: FacilitySupply | undefined): Party | undefined =>
  supply && isDivided(supply) && params.get(NAME) === 'employee' ? 'employee' : undefined;

/** An address with whose places it asks for. */
export function partyParams(params: URLSearchParams, party: Party | undefined): URLSearchParams {
  const others = new URLSearchParams([...params].filter(([name]) => name !== NAME));
  if (party === 'employee') others.set(NAME, party);
  return others;
}
