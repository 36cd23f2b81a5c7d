import type { CivilDate, Weekday } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, slotsOf, type Window } from '../time/time-of-day.ts';
import { isHeld } from './hold-time.ts';

/** A carer in a class, on the given ISO weekdays, within an optional span of dates. */
export interface Shift extends Window {
  /** Who: somebody who stands on the list twice is there once. */
  staff: string;
  weekdays: string;
  startsOn?: CivilDate;
  endsOn?: CivilDate;
}

/** What limits the number of children in a class. */
export interface ClassLimits {
  /** Places the centre has set (托位). */
  places: number;
  /** Largest class of this type allowed (国卫人口发〔2019〕58号, editable standard). */
  maxSize: number;
  /** Children that one member of staff may look after: 3 for 乳儿班 (1:3). */
  childrenPerStaff: number;
}

/** A day and the weekday whose timetable it follows (a make-up Saturday follows Monday's). */
export interface TimetableDay {
  date: CivilDate;
  weekday: Weekday;
}

/** A stay that takes a place: `until` is set while it is only held. Instants in UTC. */
export interface Claim extends Window {
  booking: string;
  until?: string;
  /** The claim of the same child that this one takes over: a child counts once at any minute. */
  inPlaceOf?: string;
}

export interface SlotCapacity {
  minute: number;
  capacity: number;
  staff: number;
  /** Which of the limits is the least; the first named wins a tie. */
  limit: 'staff_ratio' | 'class_size' | 'places';
}

/** Promise 1: the least of places set, class size, staff on shift × legal ratio. */
export function capacityAt(minute: number, day: TimetableDay, limits: ClassLimits, shifts: readonly Shift[]): SlotCapacity {
  const staff = new Set(shifts.flatMap((shift) => (worksAt(shift, day, minute) ? [shift.staff] : []))).size;
  const byStaff = staff * limits.childrenPerStaff;
  const capacity = Math.max(0, Math.min(limits.places, limits.maxSize, byStaff));
  const limit = capacity === byStaff ? 'staff_ratio' : capacity === limits.maxSize ? 'class_size' : 'places';
  return { minute, capacity, staff, limit };
}

/** Claims that count at `now`: a hold whose time has run out takes no place, and a child has one at a time. */
export function liveClaims(claims: readonly Claim[], now: string): Claim[] {
  const live = notRunOut(claims, now);
  const over = live.filter(({ inPlaceOf }) => inPlaceOf !== undefined);
  return over.length === 0
    ? live
    : live.flatMap((claim) =>
        without(
          claim,
          over.filter((one) => one.inPlaceOf === claim.booking),
        ),
      );
}

const notRunOut = (claims: readonly Claim[], now: string): Claim[] =>
  claims.filter(({ until }) => until === undefined || isHeld(until, now));

/** What is left of a stay outside some windows. */
function without(claim: Claim, windows: readonly Window[]): Claim[] {
  return windows.reduce<Claim[]>(
    (parts, { from, to }) =>
      parts.flatMap((part) => [
        ...(part.from < Math.min(part.to, from) ? [{ ...part, to: Math.min(part.to, from) }] : []),
        ...(Math.max(part.from, to) < part.to ? [{ ...part, from: Math.max(part.from, to) }] : []),
      ]),
    [claim],
  );
}

/** Children in the class during the slot that starts at `minute`. */
export function soldAt(minute: number, claims: readonly Claim[]): number {
  return claims.filter((claim) => claim.from < minute + SLOT_MINUTES && minute < claim.to).length;
}

export type ClaimOutcome =
  | { ok: true; claims: Claim[] }
  | { ok: false; minute: number; capacity: number; sold: number; limit: SlotCapacity['limit'] };

/**
 * Adds one child's stay to a class's day, or says which slot is full. Claiming twice for the same
 * booking changes nothing, and holds that have run out are dropped on the way.
 */
export function addClaim(
  claims: readonly Claim[],
  claim: Claim,
  { day, limits, shifts, now }: { day: TimetableDay; limits: ClassLimits; shifts: readonly Shift[]; now: string },
): ClaimOutcome {
  const others = notRunOut(claims, now).filter(({ booking }) => booking !== claim.booking);
  const counted = liveClaims([...others, claim], now).filter(({ booking }) => booking !== claim.booking);
  for (const minute of slotsOf(claim)) {
    const { capacity, limit } = capacityAt(minute, day, limits, shifts);
    const sold = soldAt(minute, counted);
    if (sold >= capacity) return { ok: false, minute, capacity, sold, limit };
  }
  return { ok: true, claims: [...others, claim] };
}

/** Gives a booking's places back. Doing it twice is the same as doing it once. */
export function removeClaim(claims: readonly Claim[], booking: string): Claim[] {
  return claims.filter((claim) => claim.booking !== booking);
}

/** The claim runs out later. */
export function extendClaim(claims: readonly Claim[], booking: string, until: string): Claim[] {
  return claims.map((claim) => (claim.booking === booking ? { ...claim, until } : claim));
}

/** Paid: the claim no longer runs out, and what it has taken over is gone. */
export function confirmClaim(claims: readonly Claim[], booking: string): Claim[] {
  const over = claims.find((claim) => claim.booking === booking)?.inPlaceOf;
  return claims
    .filter((claim) => over === undefined || claim.booking !== over)
    .map((claim) => (claim.booking === booking ? { booking, from: claim.from, to: claim.to } : claim));
}

function worksAt(shift: Shift, { date, weekday }: TimetableDay, minute: number): boolean {
  if (!shift.weekdays.includes(String(weekday))) return false;
  if (shift.startsOn && date < shift.startsOn) return false;
  if (shift.endsOn && shift.endsOn < date) return false;
  return covers(shift, { from: minute, to: minute + SLOT_MINUTES });
}
