import type { CivilDate } from '../time/civil-date.ts';
import { SLOT_MINUTES, slotsOf, type Window } from '../time/time-of-day.ts';
import { type Bound, type Cap, holdsOn, type RatioCap } from './bound.ts';
import { isHeld } from './hold-time.ts';
import { crewOf, type Napping, type NapRule, napAt, roomWithWatchers } from './nap.ts';
import { PART_OF, type Party, type Split, spareFor } from './public-part.ts';
import { type Shift, type TimetableDay, worksAt } from './shift.ts';

/** What limits the number of children in a class. */
export interface ClassLimits {
  /** Places the centre has set (托位). */
  places: number;
  /** Largest class of this type allowed (国卫人口发〔2019〕58号, editable standard). */
  maxSize: number;
  /** Children that one member of staff may look after: 3 for 乳儿班 (1:3). */
  childrenPerStaff: number;
  /** The youngest that it takes, in months. */
  ageFrom?: number;
  /** What others than the centre set: standards, what is filed, limits of the city. */
  caps?: readonly Cap[];
  ratioCaps?: readonly RatioCap[];
  napRules?: readonly NapRule[];
}

/** The centre's other classes, where somebody watches two: who is in them, and how many children. */
export interface Beside {
  find: (classId: string) => (ClassLimits & { shifts: readonly Shift[] }) | undefined;
  children: (classId: string, minute: number) => number;
}
const ALONE: Beside = { find: () => undefined, children: () => 0 };

/** A stay that takes a place: `until` is set while it is only held. Instants in UTC. */
export interface Claim extends Window {
  booking: string;
  /** At an employer's centre, of a family of the public; of an employee's where nothing is said. */
  of?: Party;
  until?: string;
  /** Kept while the centre answers, or since it has accepted: longer than a hold. */
  asked?: boolean;
  /** The claim of the same child that this one takes over: a child counts once at any minute. */
  inPlaceOf?: string;
  /** Since when the place is offered to others, because the child does not come: it counts no more. */
  offered?: string;
  /** Half hours of it that others have taken since and paid for, each with whose stay it was. */
  taken?: readonly { minute: number; by: string }[];
}

export interface SlotCapacity {
  minute: number;
  capacity: number;
  /** Carers who are there all the half hour; where some come and others go, as many as there are at the least. */
  staff: number;
  /** Of them those who watch another class besides. */
  watching: number;
  /** Children whom each of the class's own may have. */
  childrenPerStaff: number;
  /** Children whom those who are there may have. */
  byStaff: number;
  /** The most that could be taken with staff enough. */
  set: number;
  /** Which of the bounds is the least; the first named wins a tie. */
  limit: Bound;
  /** Where it is written, when it is not the centre's own. */
  source?: string;
}

/**
 * Promise 1: the least of places set, class size, staff present × ratio and what others set, at the worst minute of a
 * half hour. Everything that sells, shows or warns asks here, by way of `class-day.ts`.
 */
export function capacityAt(
  minute: number,
  day: TimetableDay,
  limits: ClassLimits & { id?: string },
  shifts: readonly Shift[],
  beside: Beside = ALONE,
): SlotCapacity {
  let least = byStaffAt(minute, { minute, day, limits, shifts, beside });
  for (const at of changesWithin(minute, { limits, shifts, beside })) {
    const then = byStaffAt(at, { minute, day, limits, shifts, beside });
    if (then.capacity < least.capacity) least = then;
  }
  least.byStaff = least.capacity;
  lower(least, 'class_size', limits.maxSize);
  lower(least, 'places', limits.places);
  for (const cap of limits.caps ?? []) if (holdsOn(cap, day.date)) lower(least, cap.bound, cap.most, cap.source);
  return least;
}

/** The most children of a class on a day, with staff enough. */
export function setOn({ places, maxSize, caps = [] }: ClassLimits, date: CivilDate): number {
  const others = caps.flatMap((cap) => (holdsOn(cap, date) ? [cap.most] : []));
  return Math.max(0, Math.min(places, maxSize, ...others));
}

/**
 * `capacityAt` for all half hours of a day: between two minutes at which somebody comes or goes nothing of it changes, so
 * that each such stretch is reckoned once. What hangs on the children of another class is reckoned each time.
 */
export function capacitiesOn(
  day: TimetableDay,
  limits: ClassLimits & { id?: string },
  shifts: readonly Shift[],
  beside: Beside = ALONE,
): (minute: number) => SlotCapacity {
  const anew = (minute: number) => capacityAt(minute, day, limits, shifts, beside);
  if (shifts.some(({ watches }) => watches !== undefined)) return anew;
  const edges = edgesOf(shifts);
  const known: (SlotCapacity | undefined)[] = [];
  return (minute) => {
    let stretch = 0;
    while (stretch < edges.length && (edges[stretch] as number) <= minute) stretch++;
    const until = edges[stretch];
    if (until !== undefined && until < minute + SLOT_MINUTES) return anew(minute);
    const same = (known[stretch] ??= anew(minute));
    return same.minute === minute ? same : { ...same, minute };
  };
}

/** The minutes at which somebody comes or goes, in order. */
function edgesOf(shifts: readonly Shift[]): number[] {
  const edges = new Set<number>();
  const look = (some: readonly Shift[]) => {
    for (const { from, to, yieldsTo } of some) {
      edges.add(from).add(to);
      if (yieldsTo) look(yieldsTo);
    }
  };
  look(shifts);
  return [...edges].sort((a, b) => a - b);
}

function lower(slot: SlotCapacity, limit: Bound, most: number, source?: string): void {
  slot.set = Math.max(0, Math.min(slot.set, most));
  if (most >= slot.capacity) return;
  slot.capacity = Math.max(0, most);
  slot.limit = limit;
  slot.source = source;
}

interface AtWork {
  minute: number;
  day: TimetableDay;
  limits: ClassLimits & { id?: string };
  shifts: readonly Shift[];
  beside: Beside;
}

/** How many children the staff may have who are there at one minute. */
function byStaffAt(at: number, { minute, day, limits, shifts, beside }: AtWork): SlotCapacity {
  const { childrenPerStaff, source } = ratioOn(limits, day.date);
  const rule = shifts.some(({ watches }) => watches !== undefined) ? napAt(limits, day, at) : undefined;
  const crewIn = (group: ClassLimits, own: readonly Shift[]) =>
    crewOf(
      own.filter((shift) => worksAt(shift, day, at)),
      (other) => napAt(group, day, at) !== undefined && napAt(beside.find(other) ?? {}, day, at) !== undefined,
    );
  const crew = crewIn(limits, shifts);
  const staff = crew.own.size;
  const slot = { minute, childrenPerStaff, byStaff: 0, set: Number.POSITIVE_INFINITY };
  if (!rule || crew.watching.length === 0) {
    const capacity = staff * childrenPerStaff;
    return { ...slot, capacity, staff, watching: 0, limit: 'staff_ratio', source };
  }
  const seen = new Map<string, Napping>([[limits.id ?? '', { id: limits.id ?? '', crew, beyond: 0 }]]);
  for (const { crew: known } of seen.values())
    for (const { other: id } of known.watching) {
      const group = seen.has(id) ? undefined : beside.find(id);
      if (!group) continue;
      const its = crewIn(group, group.shifts);
      const own = its.own.size * ratioOn(group, day.date).childrenPerStaff;
      seen.set(id, { id, crew: its, beyond: Math.max(0, beside.children(id, minute) - own) });
    }
  const [one, ...others] = [...seen.values()] as [Napping, ...Napping[]];
  const watching = new Set(crew.watching.map((each) => each.staff)).size;
  const capacity = staff * childrenPerStaff + roomWithWatchers(one, others, rule.childrenPerStaff);
  return { ...slot, capacity, staff: staff + watching, watching, limit: 'nap_ratio', source: rule.source };
}

/** The centre's own ratio, or the city's where that is the stricter. */
export function ratioOn(
  { childrenPerStaff, ratioCaps = [] }: ClassLimits,
  date: CivilDate,
): Pick<RatioCap, 'childrenPerStaff' | 'source'> {
  let least: Pick<RatioCap, 'childrenPerStaff' | 'source'> = { childrenPerStaff };
  for (const cap of ratioCaps) if (holdsOn(cap, date) && cap.childrenPerStaff <= least.childrenPerStaff) least = cap;
  return least;
}

/** The minutes within a half hour at which somebody comes or goes, there or in a class that is watched together. */
function changesWithin(minute: number, { limits, shifts, beside }: Pick<AtWork, 'limits' | 'shifts' | 'beside'>): number[] {
  const edges = new Set<number>();
  const note = (edge: number) => void (minute < edge && edge < minute + SLOT_MINUTES && edges.add(edge));
  const looked = new Set<string | undefined>([limits.id]);
  const look = (some: readonly Shift[]) => {
    for (const { from, to, watches, yieldsTo } of some) {
      note(from);
      note(to);
      if (yieldsTo) look(yieldsTo);
      if (watches === undefined || looked.has(watches)) continue;
      looked.add(watches);
      for (const rule of limits.napRules ?? []) for (const edge of [rule.from, rule.to]) note(edge);
      look(beside.find(watches)?.shifts ?? []);
    }
  };
  look(shifts);
  return [...edges];
}

/** Claims that count at `now`: a hold whose time has run out takes no place, nor does one that is offered again, and a child has one at a time. */
export function liveClaims(claims: readonly Claim[], now: string): Claim[] {
  const live = notRunOut(claims, now).filter(({ offered }) => offered === undefined);
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
  claims.filter(({ until, asked }) => until === undefined || isHeld(until, now, asked));

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

/** How a class's places are counted in a half hour: for all, or for one party where they are divided. */
interface Counted {
  capacity: number;
  split?: Split;
}

/**
 * How many more children a class takes in a half hour, or of the party that its places are counted for. Everything that
 * sells or shows what is left asks here.
 */
export const roomAt = (minute: number, claims: readonly Claim[], counted: Counted): number =>
  Math.max(0, spareAt(minute, claims, counted));

/** The same, below nought by as many as are too many. */
export function spareAt(minute: number, claims: readonly Claim[], { capacity, split }: Counted): number {
  const sold = soldAt(minute, claims);
  if (!split) return capacity - sold;
  const strangers = soldAt(
    minute,
    claims.filter(({ of }) => of === 'public'),
  );
  return spareFor(split, capacity, { public: strangers, employee: sold - strangers });
}

/** Under which the time that is added to a stay stands until it is paid for: beside the booking's own claim, which is not risked. */
export const longerClaim = (bookingId: string): string => `longer:${bookingId}`;

/**
 * Places that who stays during a slot cannot have where a place is got ready for `gap` minutes before the next child comes:
 * those of children who are there, were there just before, or come just after it. A child that stays on, or whose stay at
 * that minute becomes another of its own, needs none of that in between: one that only may come at another hour does.
 */
export function inUseAt(
  minute: number,
  claims: readonly Claim[],
  gap: number,
  besides?: Pick<Claim, 'booking' | 'inPlaceOf' | keyof Window>,
): number {
  if (gap <= 0) return soldAt(minute, claims);
  const all = besides ? [...claims, besides] : claims;
  const isItsOwn = (one: typeof besides & {}, { booking, inPlaceOf }: Claim) =>
    one.inPlaceOf === booking || one.booking === inPlaceOf || one.booking === longerClaim(booking);
  const goesOn = (claim: Claim) => all.some((one) => isItsOwn(one, claim) && one.from <= claim.to && claim.to < one.to);
  const used = claims.map((claim) => ({ from: claim.from, to: claim.to + (goesOn(claim) ? 0 : gap) }));
  let most = 0;
  for (let at = minute; at < minute + SLOT_MINUTES + gap; at += SLOT_MINUTES)
    most = Math.max(
      most,
      used.filter(({ from, to }) => from < Math.min(at + SLOT_MINUTES, minute + SLOT_MINUTES + gap) && at < to).length,
    );
  return most;
}

export type ClaimOutcome =
  | { ok: true; claims: Claim[] }
  | ({ ok: false; sold: number; isBetween?: boolean; split?: Split } & Pick<
      SlotCapacity,
      'minute' | 'capacity' | 'limit' | 'staff'
    >);

/**
 * Adds one child's stay to a class's day, or says which slot is full. Claiming twice for the same
 * booking changes nothing, and holds that have run out are dropped on the way.
 */
export function addClaim(
  claims: readonly Claim[],
  claim: Claim,
  {
    capacityOf,
    now,
    part,
    gap = 0,
    isOthers,
  }: {
    capacityOf: (minute: number) => SlotCapacity;
    now: string;
    /** How many of the places are for the public, where they are divided. */
    part?: number;
    /** Minutes between two children in one place. */
    gap?: number;
    /** Whether another class has the room then. */
    isOthers?: (minute: number) => boolean;
  },
): ClaimOutcome {
  const others = notRunOut(claims, now).filter(({ booking }) => booking !== claim.booking);
  const counted = liveClaims([...others, claim], now).filter(({ booking }) => booking !== claim.booking);
  const split = splitOf(claim, part);
  for (const minute of slotsOf(claim)) {
    const { capacity, limit, staff, set } = capacityOf(minute);
    const sold = soldAt(minute, counted);
    const no = { ok: false, minute, capacity, sold, limit, staff, ...(split ? { split } : {}) } as const;
    if (sold >= capacity) return no;
    if (split && roomAt(minute, counted, { capacity, split }) === 0) return { ...no, limit: PART_OF[split.of] };
    if ((gap > 0 && inUseAt(minute, counted, gap, claim) >= set) || isOthers?.(minute)) return { ...no, isBetween: true };
  }
  return { ok: true, claims: [...others, claim] };
}

/** Of which part of a class's places a claim takes one, where they are divided. */
export const splitOf = ({ of = 'employee' }: Pick<Claim, 'of'>, part: number | undefined): Split | undefined =>
  part === undefined ? undefined : { of, part };

/** Gives a booking's places back, and what it had taken of others' with them. Doing it twice is the same as doing it once. */
export function removeClaim(claims: readonly Claim[], booking: string): Claim[] {
  return leaveTaken(
    claims.filter((claim) => claim.booking !== booking),
    booking,
  );
}

/** What a booking has had of others' places from a minute on is theirs again, for whoever comes next. */
function leaveTaken(claims: readonly Claim[], booking: string, from = 0): Claim[] {
  return claims.map((claim) => {
    const { taken = [], ...rest } = claim;
    const others = taken.filter(({ by, minute }) => by !== booking || minute < from);
    if (others.length === taken.length) return claim;
    return others.length > 0 ? { ...rest, taken: others } : rest;
  });
}

/** A stay ends at another minute; what was held for it beside its own claim is part of it now, or given up. */
export function endClaimAt(claims: readonly Claim[], booking: string, { to, beside }: { to: number; beside: string }): Claim[] {
  const left = leaveTaken(removeClaim(claims, beside), booking, to);
  return left.map((claim) => (claim.booking === booking ? { ...claim, to } : claim));
}

/** The claim runs out later. */
export function extendClaim(claims: readonly Claim[], booking: string, until: string, longer = false): Claim[] {
  return claims.map((claim) => (claim.booking === booking ? { ...claim, until, ...(longer ? { asked: true } : {}) } : claim));
}

/** Paid: the claim no longer runs out, and what it has taken over is gone. */
export function confirmClaim(claims: readonly Claim[], booking: string): Claim[] {
  const over = claims.find((claim) => claim.booking === booking)?.inPlaceOf;
  return claims
    .filter((claim) => over === undefined || claim.booking !== over)
    .map((claim) => {
      if (claim.booking !== booking) return claim;
      const { from, to, of } = claim;
      return { booking, from, to, ...(of ? { of } : {}) };
    });
}
