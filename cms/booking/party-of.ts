import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Party } from '#domain/places/public-part.ts';
import { isDivided } from '#domain/places/supplied-to.ts';
import { isListedEmployee } from './judge-employee.ts';

interface Asking {
  facility: FacilitySupply;
  /** Who asks, as far as it is known. */
  guardianId?: string;
  /** The code that its employer gives. */
  code?: string;
  /** It says that it is an employee's: to have a place it has to show it. */
  asEmployee?: boolean;
}

/**
 * Of whose part of an employer's places a family is offered and takes one: of its employees', where its contact is on the
 * centre's list or it says so, and else of the public's. Whether what it says is true, the hold judges.
 */
export async function partyOf(
  portal: Pick<Portal, 'employeeLists' | 'guardians'>,
  { facility, guardianId, code = '', asEmployee }: Asking,
): Promise<Party | undefined> {
  if (!facility.isEmployers) return undefined;
  if (facility.employeesOnly || (isDivided(facility) && (asEmployee || code.trim()))) return 'employee';
  const contact = guardianId && (await portal.guardians.get(guardianId)).contact;
  return contact && (await isListedEmployee(portal, { facilityId: facility.id, contact })) ? 'employee' : 'public';
}

/** Of whose part a booking has its place: of the employees' where it was made before there were parts. */
export const partyHeld = ({ party }: Pick<BookingRecord, 'party'>, { isEmployers }: FacilitySupply): Party | undefined =>
  isEmployers ? (party ?? 'employee') : undefined;
