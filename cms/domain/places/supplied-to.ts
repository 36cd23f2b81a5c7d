import type { FacilitySupply } from './facility.ts';
import type { Party } from './public-part.ts';

/** Made once of each supply, so that what is remembered of one stays its own. */
const made = new WeakMap<FacilitySupply, Map<Party, FacilitySupply>>();

/**
 * A centre as one party is sold it: of an employer's, what is left is counted for that party alone, and what it takes stands
 * under its name. Every other is what it is.
 */
export function suppliedTo(facility: FacilitySupply, party: Party | undefined): FacilitySupply {
  if (!party || !facility.isEmployers) return facility;
  const known = made.get(facility) ?? new Map<Party, FacilitySupply>();
  const one = known.get(party) ?? {
    ...facility,
    classes: facility.classes.map((group) => ({ ...group, countedFor: party })),
  };
  made.set(facility, known.set(party, one));
  return one;
}

/** Whether some of its places are for the public, and the others for its employees. */
export const isDivided = ({ classes }: Pick<FacilitySupply, 'classes'>): boolean =>
  classes.some(({ publicParts }) => publicParts !== undefined);
