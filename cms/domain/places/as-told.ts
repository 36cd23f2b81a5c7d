import type { FacilitySupply } from './facility.ts';

/** A centre as families have been told of it: without days off that can still be taken back. */
export function asTold(facility: FacilitySupply): FacilitySupply {
  if (!facility.closures.some(({ isPending }) => isPending)) return facility;
  return { ...facility, closures: facility.closures.filter(({ isPending }) => !isPending) };
}
