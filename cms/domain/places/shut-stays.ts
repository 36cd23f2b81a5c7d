import type { CivilDate } from '../time/civil-date.ts';
import type { SpecialDays } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { liveClaims } from './capacity.ts';
import type { ClassSupply, FacilitySupply } from './facility.ts';
import { type Closure, ofClass } from './opening.ts';
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
  for (const { classId, date, claims } of days)
    for (const claim of liveClaims(claims, now)) {
      const isOpen = ({ facility, special }: Timetable) => isOpenFor(ofClass(facility, classId), claim, date, special);
      if (!isOpen(before) || isOpen(after)) continue;
      bookings.add(claim.booking);
      dates.add(date);
    }
  return { bookings, dates: [...dates].sort() };
}

/** A centre as families have been told of it: without days off that can still be taken back. */
export function asTold(facility: FacilitySupply): FacilitySupply {
  const { closures, classClosures = [] } = facility;
  if (![...closures, ...classClosures].some(({ isPending }) => isPending)) return facility;
  const told = (all: readonly Closure[]) => all.filter(({ isPending }) => !isPending);
  return { ...facility, closures: told(closures), classClosures: told(classClosures) };
}

/** What can be shut apart from the rest of a centre: rooms that several classes share, and each class. */
export interface PlaceToClose {
  id: string;
  room?: string;
  classes: readonly ClassSupply[];
}

export function placesToClose(facility: Pick<FacilitySupply, 'classes'> | undefined): PlaceToClose[] {
  const classes = facility?.classes ?? [];
  const rooms = [...Map.groupBy(classes, ({ room }) => room ?? '')].filter(([room, its]) => room && its.length > 1);
  return [
    ...rooms.map(([room, its]) => ({ id: `room:${room}`, room, classes: its })),
    ...classes.map((one) => ({ id: one.id, classes: [one] })),
  ];
}

/** The classes of such a place; none for the whole centre. One that is gone by now is as good as a class of somebody else's. */
export const classesToClose = (facility: Pick<FacilitySupply, 'classes'> | undefined, where: string): string[] =>
  where === ''
    ? []
    : (placesToClose(facility)
        .find(({ id }) => id === where)
        ?.classes.map(({ id }) => id) ?? ['']);
