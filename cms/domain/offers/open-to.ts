import { whyNotBookable } from '../places/credential.ts';
import type { FacilitySupply } from '../places/facility.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { OfferOutline } from './care-offer.ts';

/** Whether any family may book at a centre on a day, as long as it has a place. */
export function takesBookings(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && !facility.employeesOnly && whyNotBookable(facility.standing, on) === undefined;
}

/** An offer as it is for a family of which nothing is known: an employer's own places are not for it. */
export function forAnyone<Offer extends OfferOutline>(
  offer: Offer,
  { employeesOnly }: Pick<FacilitySupply, 'employeesOnly'>,
): Offer {
  return employeesOnly && offer.left > 0 ? { ...offer, left: 0, reason: 'employees_only' } : offer;
}
