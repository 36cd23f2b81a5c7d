import type { CareForm } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import { isPriced } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, slotsOf, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import { hasPassed, type Instant } from '../time/zoned-time.ts';
import { addClaim, type Claim, capacityAt, liveClaims, soldAt, type TimetableDay } from './capacity.ts';
import { NOT_BOOKABLE, whyNotBookable } from './credential.ts';
import type { ClassSupply, FacilitySupply } from './facility.ts';
import { CLOSED_REASONS, openingOn } from './opening.ts';

const FULL_REASONS = ['staff_ratio', 'class_size', 'places'] as const;
export const NO_PLACE_REASONS = [
  ...CLOSED_REASONS,
  ...NOT_BOOKABLE,
  ...FULL_REASONS,
  'past',
  'not_open',
  'no_class_for_age',
  'form_not_offered',
  'price_not_published',
  'no_staff',
] as const;
export type NoPlaceReason = (typeof NO_PLACE_REASONS)[number];

/** One half hour. `reason` says why `left` is 0. */
export interface SlotAvailability {
  minute: number;
  capacity: number;
  sold: number;
  left: number;
  staff: number;
  reason?: NoPlaceReason;
}

/** A class's day. */
export interface ClassDay {
  classId: string;
  slots: SlotAvailability[];
}

export interface DayAvailability {
  date: CivilDate;
  /** Every class that takes this child, the narrowest age range first. A child stays in one of them all the time. */
  classes: ClassDay[];
  /** For each half hour, what the class with the most room has then. */
  slots: SlotAvailability[];
  /** Set when the whole day is closed to this child. */
  reason?: NoPlaceReason;
  note?: InEveryLanguage;
}

export interface AvailabilityContext {
  now: Instant;
  special: SpecialDays;
  /** Claims on a class's day. */
  claimsOf: (classId: string, date: CivilDate) => readonly Claim[];
}

/** The class that takes a child of this age for this form of care: the narrowest age range that fits. */
export function classFor(
  facility: FacilitySupply,
  { ageMonths, form, classId }: { ageMonths?: number; form?: CareForm; classId?: string },
): ClassSupply | undefined {
  return classesFor(facility, { ageMonths, form, classId })[0];
}

export function classesFor(
  facility: FacilitySupply,
  { ageMonths, form, classId }: { ageMonths?: number; form?: CareForm; classId?: string },
): ClassSupply[] {
  return facility.classes
    .filter((one) => classId === undefined || one.id === classId)
    .filter((one) => ageMonths === undefined || (one.ageFrom <= ageMonths && ageMonths < one.ageTo))
    .filter((one) => form === undefined || one.forms.includes(form))
    .sort((a, b) => a.ageTo - a.ageFrom - (b.ageTo - b.ageFrom) || (a.id < b.id ? -1 : 1));
}

type Unsold = 'no_class_for_age' | 'form_not_offered' | 'price_not_published';

/**
 * The classes that can be sold to a child on a day: of its age, with that kind of care, at a price that is published
 * then; or why there is none. Without `months` any price of the kind of care will do, without `form` any kind of care.
 */
export function classesOnSale(
  facility: FacilitySupply,
  want: { ageMonths?: number; form?: CareForm; classId?: string; months?: number },
  on: CivilDate,
): { classes: ClassSupply[] } | { reason: Unsold } {
  const groups = classesFor(facility, want);
  if (groups.length === 0)
    return { reason: classFor(facility, { ...want, form: undefined }) ? 'form_not_offered' : 'no_class_for_age' };
  const { form, months } = want;
  const classes = groups.filter(({ id, forms }) =>
    (form ? [form] : forms).some((one) => isPriced(facility.prices, { form: one, months, classId: id, on })),
  );
  return classes.length > 0 ? { classes } : { reason: 'price_not_published' };
}

/** A day of one centre for one child, half hour by half hour, with the reason where no place is left. */
export function dayAvailability(
  facility: FacilitySupply,
  date: CivilDate,
  want: { ageMonths?: number; form?: CareForm; classId?: string },
  context: AvailabilityContext,
): DayAvailability {
  const none = (reason: NoPlaceReason, note?: DayAvailability['note']): DayAvailability => ({
    date,
    classes: [],
    slots: [],
    reason,
    note,
  });
  const barred = whyNotBookable(facility.standing, date);
  if (barred) return none(barred);
  const opening = openingOn(date, { ...facility, special: context.special });
  if ('closed' in opening) return none(opening.closed, opening.note);
  const onSale = classesOnSale(facility, want, date);
  if ('reason' in onSale) return none(onSale.reason);
  const day = { date, weekday: timetableWeekday(date, context.special) };
  const minutes = opening.open.flatMap(slotsOf);
  const classes = onSale.classes.map((group) => {
    const claims = liveClaims(context.claimsOf(group.id, date), context.now);
    const slots = minutes.map((minute) =>
      slotAvailability({ minute, day, group, claims, timeZone: facility.timeZone, now: context.now }),
    );
    return { classId: group.id, slots };
  });
  return { date, classes, slots: minutes.map((_, at) => roomiest(classes.map(({ slots }) => slots[at] as SlotAvailability))) };
}

/** The one with the most places left; the first of equals. */
function roomiest<T extends { left: number }>(all: readonly T[]): T {
  return all.reduce((best, one) => (one.left > best.left ? one : best));
}

function slotAvailability(args: {
  minute: number;
  day: TimetableDay;
  group: ClassSupply;
  claims: readonly Claim[];
  timeZone: string;
  now: Instant;
}): SlotAvailability {
  const { minute, day, group, claims } = args;
  const { capacity, staff, limit } = capacityAt(minute, day, group, group.shifts);
  const sold = soldAt(minute, claims);
  const left = Math.max(0, capacity - sold);
  if (hasPassed({ date: day.date, minute }, args)) return { minute, capacity, sold, staff, left: 0, reason: 'past' };
  if (left > 0) return { minute, capacity, sold, staff, left };
  return { minute, capacity, sold, staff, left, reason: staff === 0 ? 'no_staff' : limit };
}

export interface WindowAvailability {
  left: number;
  /** The class with the most room for all of the window. */
  classId?: string;
  capacity: number;
  reason?: NoPlaceReason;
  /** The first slot with the fewest places left: where the arithmetic in words is taken from. */
  tightest?: SlotAvailability;
}

/** Places left for the whole of a window, in the class that has the most: the fewest left in any of its slots. */
export function windowAvailability(day: DayAvailability, window: Window): WindowAvailability {
  if (day.reason) return { left: 0, capacity: 0, reason: day.reason };
  return roomiest(day.classes.map((one) => classWindow(one, window)));
}

function classWindow({ classId, slots: all }: ClassDay, window: Window): WindowAvailability {
  const slots = slotsOf(window).map((minute) => all.find((slot) => slot.minute === minute));
  if (slots.length === 0 || slots.some((slot) => slot === undefined))
    return { left: 0, classId, capacity: 0, reason: 'not_open' };
  const tightest = (slots as SlotAvailability[]).reduce((least, slot) => (slot.left < least.left ? slot : least));
  return { left: tightest.left, classId, capacity: tightest.capacity, reason: tightest.reason, tightest };
}

/**
 * Whether one stay can be claimed in a class right now, by the same rule that sells it. Returns the
 * class's claims with the stay added, or the reason.
 */
export function claimStay(
  facility: FacilitySupply,
  group: ClassSupply,
  { date, booking, until, ...window }: Window & { date: CivilDate; booking: string; until?: Instant },
  { now, special, claims }: { now: Instant; special: SpecialDays; claims: readonly Claim[] },
): { ok: true; claims: Claim[] } | { ok: false; reason: NoPlaceReason; minute?: number } {
  const barred = whyNotBookable(facility.standing, date);
  if (barred) return { ok: false, reason: barred };
  const opening = openingOn(date, { ...facility, special });
  if ('closed' in opening) return { ok: false, reason: opening.closed };
  if (!opening.open.some((open) => covers(open, window))) return { ok: false, reason: 'not_open' };
  if (hasPassed({ date, minute: window.from }, { now, timeZone: facility.timeZone })) return { ok: false, reason: 'past' };
  const day = { date, weekday: timetableWeekday(date, special) };
  const outcome = addClaim(
    claims,
    { booking, from: window.from, to: window.to, until },
    { day, limits: group, shifts: group.shifts, now },
  );
  if (outcome.ok) return outcome;
  return { ok: false, reason: outcome.capacity === 0 ? 'no_staff' : outcome.limit, minute: outcome.minute };
}

/** A class's day in short: places left in each half hour since midnight, or why the day is closed. The clock is not looked at. */
export type ClassPlaces =
  | { closed: NoPlaceReason }
  | {
      /** 48 half hours; `NOT_OPEN` where the centre is not. */
      left: Int16Array;
      /** Why none is left in the half hour that starts at `minute`. */
      why: (minute: number) => NoPlaceReason;
    };

const NOT_OPEN = -1;
const SLOTS_A_DAY = 1440 / SLOT_MINUTES;

/** The same places as `dayAvailability` counts, for one class and without its explanations: made to be gone through fast. */
export function classPlaces(
  facility: FacilitySupply,
  group: ClassSupply,
  date: CivilDate,
  { now, special, claimsOf }: AvailabilityContext,
): ClassPlaces {
  const barred = whyNotBookable(facility.standing, date);
  if (barred) return { closed: barred };
  const opening = openingOn(date, { ...facility, special });
  if ('closed' in opening) return opening;
  const day = { date, weekday: timetableWeekday(date, special) };
  const claims = liveClaims(claimsOf(group.id, date), now);
  const left = new Int16Array(SLOTS_A_DAY).fill(NOT_OPEN);
  for (const minute of opening.open.flatMap(slotsOf)) {
    const { capacity } = capacityAt(minute, day, group, group.shifts);
    left[minute / SLOT_MINUTES] = Math.max(0, capacity - soldAt(minute, claims));
  }
  const why = (minute: number): NoPlaceReason => {
    if (left[minute / SLOT_MINUTES] === NOT_OPEN) return 'not_open';
    const { staff, limit } = capacityAt(minute, day, group, group.shifts);
    return staff === 0 ? 'no_staff' : limit;
  };
  return { left, why };
}

/** Places left for all of a window: the fewest in any of its half hours. */
export function placesIn(places: ClassPlaces, window: Window): { left: number; reason?: NoPlaceReason } {
  if ('closed' in places) return { left: 0, reason: places.closed };
  let least = Number.POSITIVE_INFINITY;
  for (const minute of slotsOf(window)) {
    const left = places.left[minute / SLOT_MINUTES] ?? NOT_OPEN;
    if (left <= 0) return { left: 0, reason: places.why(minute) };
    if (left < least) least = left;
  }
  return least === Number.POSITIVE_INFINITY ? { left: 0, reason: 'not_open' } : { left: least };
}
