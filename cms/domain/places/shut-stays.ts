import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { liveClaims } from './capacity.ts';
import type { FacilitySupply } from './facility.ts';
import { type BookedDay, isOpenFor } from './supply-change.ts';

/** Why a centre shuts on days on which it would be open. */
export const CLOSING_REASONS = ['illness', 'water', 'power', 'weather', 'repair', 'staff', 'moved_holiday', 'other'] as const;

/** A centre with the city's calendar: both say on which days it is open. */
export interface Timetable {
  facility: FacilitySupply;
  special: SpecialDays;
}

/** Bookings that a change of days off touches, and on which days. */
export interface ShutStays {
  bookings: ReadonlySet<string>;
  /** In order, each once. */
  dates: CivilDate[];
}

/** The stays that a centre was open for before a change and would not be after it. */
export function shutStays(
  { before, after }: { before: Timetable; after: Timetable },
  { days, now }: { days: readonly BookedDay[]; now: Instant },
): ShutStays {
  const bookings = new Set<string>();
  const dates = new Set<CivilDate>();
  for (const { date, claims } of days)
    for (const claim of liveClaims(claims, now)) {
      const isOpen = ({ facility, special }: Timetable) => isOpenFor(facility, claim, date, special);
      if (!isOpen(before) || isOpen(after)) continue;
      bookings.add(claim.booking);
      dates.add(date);
    }
  return { bookings, dates: [...dates].sort() };
}

/** A centre as families have been told of it: without days off that can still be taken back. */
export function asTold(facility: FacilitySupply): FacilitySupply {
  if (!facility.closures.some(({ isPending }) => isPending)) return facility;
  return { ...facility, closures: facility.closures.filter(({ isPending }) => !isPending) };
}
