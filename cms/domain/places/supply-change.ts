import type { CivilDate } from '../time/civil-date.ts';
import { covers, slotsOf, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { type Claim, liveClaims, soldAt } from './capacity.ts';
import { type ClassDayState, claimsLookup, classDay } from './class-day.ts';
import type { FacilitySupply } from './facility.ts';
import { ofClass, openingOn } from './opening.ts';

/** One class's day, as far as a change to the centre can upset it. */
export interface BookedDay {
  classId: string;
  date: CivilDate;
  claims: readonly Claim[];
}

/** A stay that is promised and would no longer be possible, and under which names children are claimed then. */
export type BrokenStay = { date: CivilDate; children: number; bookings: string[] } & (
  | { why: 'class_gone' }
  | { why: 'not_open'; window: Window }
  | { why: 'too_many'; minute: number; capacity: number }
);

/**
 * The first promise that changing a centre from `before` to `after` would break: a class that has
 * children, a day that is no longer open to them, or more of them than staff and size then allow.
 * What was broken before the change is not held against it.
 */
export function firstBrokenStay(
  { before, after }: { before: FacilitySupply; after: FacilitySupply },
  { days, special, now }: { days: readonly BookedDay[]; special: SpecialDays; now: Instant },
): BrokenStay | undefined {
  const claimsOf = claimsLookup(days);
  for (const { classId, date, claims: all } of days) {
    const claims = liveClaims(all, now);
    const old = before.classes.find(({ id }) => id === classId);
    if (claims.length === 0 || !old) continue;
    const group = after.classes.find(({ id }) => id === classId);
    if (!group) return { date, ...whoseOf(claims), why: 'class_gone' };
    const [open, opens] = [ofClass(before, classId), ofClass(after, classId)];
    const shut = claims.filter((claim) => isOpenFor(open, claim, date, special) && !isOpenFor(opens, claim, date, special));
    if (shut[0]) return { date, ...whoseOf(shut), why: 'not_open', window: { from: shut[0].from, to: shut[0].to } };
    const day = { date, weekday: timetableWeekday(date, special) };
    const [was, is] = [classDay(before, old, day, { now, claimsOf }), classDay(after, group, day, { now, claimsOf })];
    const crowded = firstCrowded(claims, { was, is });
    if (crowded) return { date, why: 'too_many', ...crowded };
  }
  return undefined;
}

const whoseOf = (claims: readonly Claim[]) => ({
  children: claims.length,
  bookings: [...new Set(claims.map(({ booking }) => booking))],
});

export function isOpenFor(facility: FacilitySupply, stay: Window, date: CivilDate, special: SpecialDays): boolean {
  const opening = openingOn(date, { ...facility, special });
  return 'open' in opening && opening.open.some((window) => covers(window, stay));
}

function firstCrowded(
  claims: readonly Claim[],
  { was, is }: { was: ClassDayState; is: ClassDayState },
): { minute: number; children: number; bookings: string[]; capacity: number } | undefined {
  const minutes = [...new Set(claims.flatMap(slotsOf))].sort((a, b) => a - b);
  for (const minute of minutes) {
    const { sold: children, capacity } = is.at(minute);
    if (children <= capacity || capacity >= was.capacityOf(minute).capacity) continue;
    const there = claims.filter((claim) => soldAt(minute, [claim]) > 0);
    return { minute, ...whoseOf(there), children, capacity };
  }
  return undefined;
}
