import type { CareForm } from '../care/care.ts';
import { daysPerWeekSold, isBarred, isPriced, whyUnsold } from '../money/pricing.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { covers, SLOT_MINUTES, SLOTS_A_DAY, slotsOf, stretchesOf, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import { hasPassed, type Instant } from '../time/zoned-time.ts';
import { type Bound, reasonOf } from './bound.ts';
import { addClaim, type Claim, roomAt } from './capacity.ts';
import { type ClaimsOf, type ClassDayState, classDay, type SlotState } from './class-day.ts';
import { barredOn } from './credential.ts';
import type { ClassSupply, FacilitySupply } from './facility.ts';
import { bindsHandover, type HandoverTimes, handoverTimes, whyNotHandedOver } from './handover-times.ts';
import { closedOn, isFull, type NoPlace, type NoPlaceReason, type NoPlaceWhen, outsideHours, untilFree } from './no-place.ts';
import { type OpeningContext, ofClass, openingOn } from './opening.ts';
import { mostFor, type Split } from './public-part.ts';
import { isWaitClaim } from './wait-claim.ts';

/** One half hour. `reason` says why `left` is 0. */
export interface SlotAvailability extends SlotState {
  reason?: NoPlaceReason;
}

/** A class's day. */
export interface ClassDay {
  classId: string;
  slots: SlotAvailability[];
  /** When children are brought to it and fetched, of the kind of care that was asked for, and why a stay is not given then. */
  handover?: HandoverTimes;
  notHandedOver?: (window: Window) => NoPlace | undefined;
}

export interface DayAvailability {
  date: CivilDate;
  /** Every class that takes this child, the narrowest age range first. A child stays in one of them all the time. */
  classes: ClassDay[];
  /** For each half hour, what the class with the most room has then. */
  slots: SlotAvailability[];
  /** Set when the whole day is closed to this child. */
  reason?: NoPlaceReason;
  when?: NoPlaceWhen;
}

export interface AvailabilityContext {
  now: Instant;
  special: SpecialDays;
  claimsOf: ClaimsOf;
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

/**
 * The classes that can be sold to a child on a day: of its age, with that kind of care, at a price that is published
 * then; or why there is none. Without `months` any price of the kind of care will do, without `form` any kind of care. Care by the
 * month on some `weekdays` has a price of its own, by how many they are.
 */
export function classesOnSale(
  facility: FacilitySupply,
  want: { ageMonths?: number; form?: CareForm; classId?: string; months?: number; weekdays?: string },
  on: CivilDate,
): { classes: ClassSupply[] } | NoPlace {
  const groups = classesFor(facility, want);
  if (groups.length === 0) return noClass(facility, want);
  const { form, months, weekdays } = want;
  const priced = (day: CivilDate) =>
    groups.filter(({ id, forms }) =>
      (form ? [form] : forms).some((one) => isPriced(facility.prices, { form: one, months, weekdays, classId: id, on: day })),
    );
  const classes = priced(on);
  if (classes.length > 0) return { classes };
  const { prices } = facility;
  const ends = prices.flatMap(({ barred = [], unsold = [] }) =>
    [...barred, ...unsold].flatMap(({ to }) => (to ? [addDays(to, 1)] : [])),
  );
  const later = [...prices.map(({ startsOn }) => startsOn), ...ends].filter((day) => day > on);
  const begins = [...new Set(later)].sort().find((day) => priced(day).length > 0);
  const when = begins ? { when: { on: begins } } : {};
  const selling = asConcluded(facility);
  const unsold = prices.flatMap((price) => (price.kind === 'care' ? (whyUnsold(price, on) ?? []) : []))[0];
  if (unsold && 'classes' in classesOnSale(selling, want, on)) return { reason: unsold, ...when };
  const listed = { ...facility, prices: prices.map(({ barred: _, ...price }) => price) };
  if (prices.some((price) => isBarred(price, on)) && 'classes' in classesOnSale(listed, want, on))
    return { reason: 'price_outside', ...when };
  if (begins) return { reason: 'price_starts_later', ...when };
  const daysPerWeek = form && months ? soldOn(facility, groups, { form, on }) : [];
  const isSoldWhole = weekdays !== undefined && 'classes' in classesOnSale(facility, { ...want, weekdays: undefined }, on);
  if (isSoldWhole || daysPerWeek.length > 0)
    return { reason: 'weekdays_not_sold', when: { daysPerWeek: [...daysPerWeek, ...(isSoldWhole ? [5] : [])] } };
  return { reason: 'price_not_published' };
}

/** A centre for care that was concluded before: that it sells nothing new takes nothing from what stands. */
export const asConcluded = (facility: FacilitySupply): FacilitySupply => {
  const { unsold: _, prices, ...rest } = facility;
  return { ...rest, prices: prices.map(({ unsold: _, ...price }) => price) };
};

/** On how many weekdays care by the month is sold in any of some classes, where not on all of them. */
const soldOn = ({ prices }: FacilitySupply, classes: readonly ClassSupply[], of: { form: CareForm; on: CivilDate }): number[] =>
  [...new Set(classes.flatMap(({ id }) => daysPerWeekSold(prices, { ...of, classId: id })))].sort();

/** No class of that age, or none of that age with that kind of care: from which age, or until which, there is one. */
function noClass(facility: FacilitySupply, want: { ageMonths?: number; form?: CareForm; classId?: string }): NoPlace {
  const age = want.ageMonths ?? 0;
  const reason = classFor(facility, { ...want, form: undefined }) ? 'form_not_offered' : 'no_class_for_age';
  const ofForm = classesFor(facility, { form: want.form, classId: want.classId });
  const older = ofForm.map(({ ageFrom }) => ageFrom).filter((from) => from > age);
  if (older.length > 0) return { reason, when: { fromMonths: Math.min(...older) } };
  const younger = ofForm.map(({ ageTo }) => ageTo).filter((to) => to <= age);
  return younger.length > 0 ? { reason, when: { untilMonths: Math.max(...younger) } } : { reason };
}

/** A day of one centre for one child, half hour by half hour, with the reason where no place is left. */
export function dayAvailability(
  facility: FacilitySupply,
  date: CivilDate,
  want: { ageMonths?: number; form?: CareForm; classId?: string },
  context: AvailabilityContext,
): DayAvailability {
  const none = (no: NoPlace): DayAvailability => ({ date, classes: [], slots: [], ...no });
  const barred = barredOn(facility.standing, date);
  if (barred) return none(barred);
  const centre = { hours: facility.hours, closures: facility.closures, special: context.special };
  const opening = openingOn(date, centre);
  if ('closed' in opening) return none(closedOn(date, centre) ?? { reason: opening.closed });
  const onSale = classesOnSale(facility, want, date);
  if ('reason' in onSale) return none(onSale);
  const day = { date, weekday: timetableWeekday(date, context.special) };
  const minutes = opening.open.flatMap(slotsOf);
  const classes = onSale.classes.map((group) => {
    const state = classDay(facility, group, day, context);
    const isShut = 'closed' in openingOn(date, { ...ofClass(facility, group.id), special: context.special });
    const slots = minutes.map((minute): SlotAvailability => {
      const slot = slotAvailability(minute, state, { date, timeZone: facility.timeZone, now: context.now });
      return isShut && slot.reason !== 'past' ? { ...slot, left: 0, reason: 'closure' } : slot;
    });
    const its = { ...ofClass(facility, group.id), special: context.special };
    return {
      classId: group.id,
      slots,
      ...(want.form ? handedOver(handoverTimes(facility, group, want.form), { date, centre: its }) : {}),
    };
  });
  return { date, classes, slots: minutes.map((_, at) => roomiest(classes.map(({ slots }) => slots[at] as SlotAvailability))) };
}

/** Nothing where children may be brought and fetched at any time. */
function handedOver(times: HandoverTimes, { date, centre }: { date: CivilDate; centre: OpeningContext }) {
  if (!bindsHandover(times)) return {};
  return { handover: times, notHandedOver: (window: Window) => whyNotHandedOver(times, { date, ...window }, centre) };
}

/** The one with the most places left; the first of equals. */
function roomiest<T extends { left: number }>(all: readonly T[]): T {
  return all.reduce((best, one) => (one.left > best.left ? one : best));
}

function slotAvailability(
  minute: number,
  state: ClassDayState,
  { date, ...moment }: { date: CivilDate; timeZone: string; now: Instant },
): SlotAvailability {
  const slot = state.at(minute);
  const shown = slot.split ? { ...slot, capacity: mostFor(slot.split, slot.capacity) } : slot;
  if (hasPassed({ date, minute }, moment)) return { ...shown, left: 0, reason: 'past' };
  return slot.left > 0 ? shown : { ...shown, reason: whyFull(slot, state.claims) };
}

/** Why no place is left in a half hour. One that is only kept for who waits is said to be. */
export function whyFull(
  slot: { minute: number; capacity: number; staff: number; limit: Bound; isBetween?: boolean; split?: Split },
  claims: readonly Claim[],
): NoPlaceReason {
  const { minute, split } = slot;
  if (slot.isBetween) return 'between_groups';
  // None of its places is for the public: it is not full, it is not for them.
  if (split?.of === 'public' && split.part === 0) return 'employees_only';
  const others = slot.staff === 0 ? claims : claims.filter(({ booking }) => !isWaitClaim(booking));
  return others.length < claims.length && roomAt(minute, others, slot) > 0 ? 'waitlist_first' : reasonOf(slot);
}

export interface WindowAvailability {
  left: number;
  /** The class with the most room for all of the window. */
  classId?: string;
  capacity: number;
  reason?: NoPlaceReason;
  when?: NoPlaceWhen;
  /** The first slot with the fewest places left: where the arithmetic in words is taken from. */
  tightest?: SlotAvailability;
}

/** Places left for the whole of a window, in the class that has the most: the fewest left in any of its slots. */
export function windowAvailability(day: DayAvailability, window: Window): WindowAvailability {
  if (day.reason) return { left: 0, capacity: 0, reason: day.reason, when: day.when };
  return roomiest(day.classes.map((one) => classWindow(one, window)));
}

function classWindow({ classId, slots: all, notHandedOver }: ClassDay, window: Window): WindowAvailability {
  const slots = slotsOf(window).map((minute) => all.find((slot) => slot.minute === minute));
  if (slots.length === 0 || slots.some((slot) => slot === undefined))
    return { left: 0, classId, capacity: 0, ...outsideHours(stretchesOf(all.map(({ minute }) => minute)), window) };
  const tightest = (slots as SlotAvailability[]).reduce((least, slot) => (slot.left < least.left ? slot : least));
  const { left, capacity, reason, minute } = tightest;
  const no = left > 0 || isFull(reason) ? notHandedOver?.(window) : undefined;
  if (no) return { left: 0, classId, capacity, ...no };
  const at = (later: number) => all.find((slot) => slot.minute === later);
  const when =
    reason === 'between_groups'
      ? nextAfter(window, (later) => (at(later)?.left ?? 0) > 0, notHandedOver)
      : untilFree(minute, (later) => at(later)?.reason);
  return { left, classId, capacity, reason, ...(when ? { when } : {}), tightest };
}

/** The next time of the day from which a stay as long finds a place, where every half hour of it does. */
function nextAfter(
  { from, to }: Window,
  isFree: (minute: number) => boolean,
  notHandedOver?: (window: Window) => NoPlace | undefined,
): { at: number } | undefined {
  for (let at = from + SLOT_MINUTES; at + to - from <= 1440; at += SLOT_MINUTES) {
    const later = { from: at, to: at + to - from };
    if (slotsOf(later).every(isFree) && !notHandedOver?.(later)) return { at };
  }
  return undefined;
}

/**
 * Whether one stay can be claimed in a class right now, by the same rule that sells it. Returns the
 * class's claims with the stay added, or the reason.
 */
export function claimStay(
  facility: FacilitySupply,
  group: ClassSupply,
  {
    date,
    booking,
    until,
    asked,
    inPlaceOf,
    form,
    isRunning,
    ...window
  }: Window & { date: CivilDate } & Omit<Claim, keyof Window> & {
      /** Of this kind of care: only when such children are brought and fetched. */
      form?: CareForm;
      /** The child is there: only when it is fetched counts. */
      isRunning?: boolean;
    },
  { now, special, claimsOf }: AvailabilityContext,
): { ok: true; claims: Claim[] } | ({ ok: false; minute?: number } & NoPlace) {
  const barred = barredOn(facility.standing, date);
  if (barred) return { ok: false, ...barred };
  const centre = { ...ofClass(facility, group.id), special };
  const opening = openingOn(date, centre);
  if ('closed' in opening) return { ok: false, ...(closedOn(date, centre) ?? { reason: opening.closed }) };
  if (!opening.open.some((open) => covers(open, window))) return { ok: false, ...outsideHours(opening.open, window) };
  if (hasPassed({ date, minute: window.from }, { now, timeZone: facility.timeZone })) return { ok: false, reason: 'past' };
  const day = { date, weekday: timetableWeekday(date, special) };
  const times = form && handoverTimes(facility, group, form);
  const notHandedOver = (then: Window) => times && whyNotHandedOver(times, { date, ...then, isRunning }, centre);
  const handed = notHandedOver(window);
  if (handed) return { ok: false, ...handed };
  const state = classDay(facility, group, day, { now, claimsOf });
  const { claims } = state;
  const of = group.countedFor === 'public' ? group.countedFor : undefined;
  const kept = { ...(of ? { of } : {}), ...(asked ? { asked } : {}), ...(inPlaceOf ? { inPlaceOf } : {}) };
  const claim = { booking, from: window.from, to: window.to, until, ...kept };
  const outcome = addClaim(claimsOf(group.id, date), claim, { ...state, now });
  if (outcome.ok) return outcome;
  const { minute } = outcome;
  const reason = whyFull(outcome, claims);
  const isOpen = (slot: Window) => opening.open.some((open) => covers(open, slot));
  const whyThen = (slot: Window) => {
    const then = addClaim(claimsOf(group.id, date), { ...claim, ...slot }, { ...state, now });
    return then.ok ? undefined : whyFull(then, claims);
  };
  const slotAt = (at: number) => ({ from: at, to: at + SLOT_MINUTES });
  const when =
    reason === 'between_groups'
      ? nextAfter(window, (at) => isOpen(slotAt(at)) && !whyThen(slotAt(at)), notHandedOver)
      : untilFree(minute, (at) => (at === minute ? reason : isOpen(slotAt(at)) ? whyThen(slotAt(at)) : undefined));
  return { ok: false, reason, ...(when ? { when } : {}), minute };
}

/** A class's day in short: places left in each half hour since midnight, or why the day is closed. The clock is not looked at. */
export type ClassPlaces =
  | { closed: NoPlaceReason }
  | {
      /** The centre's hours on that day. */
      open: readonly Window[];
      /** 48 half hours; `NOT_OPEN` where the centre is not, `NO_STAFF` where nobody is there who could take a child. */
      left: Int16Array;
      /** Why none is left in the half hour that starts at `minute`. */
      why: (minute: number) => NoPlaceReason;
      /** Why a stay of a kind of care cannot begin or end when it does. */
      handedOver?: (form: CareForm, window: Window) => NoPlace | undefined;
    };

const NOT_OPEN = -1;
const NO_STAFF = -2;

/** The same places as `dayAvailability` counts, for one class and without its explanations: made to be gone through fast. */
export function classPlaces(
  facility: FacilitySupply,
  group: ClassSupply,
  date: CivilDate,
  { now, special, claimsOf }: AvailabilityContext,
): ClassPlaces {
  const barred = barredOn(facility.standing, date);
  if (barred) return { closed: barred.reason };
  const opening = openingOn(date, { ...ofClass(facility, group.id), special });
  if ('closed' in opening) return opening;
  const state = classDay(facility, group, { date, weekday: timetableWeekday(date, special) }, { now, claimsOf });
  const left = new Int16Array(SLOTS_A_DAY).fill(NOT_OPEN);
  for (const minute of opening.open.flatMap(slotsOf)) {
    const slot = state.at(minute);
    left[minute / SLOT_MINUTES] = slot.staff === 0 ? NO_STAFF : slot.left;
  }
  const why = (minute: number) => whyFull(state.at(minute), state.claims);
  const centre = { ...ofClass(facility, group.id), special };
  const handedOver = (form: CareForm, window: Window) =>
    whyNotHandedOver(handoverTimes(facility, group, form), { date, ...window }, centre);
  const isBound = facility.handovers?.length || group.handovers?.length;
  return { open: opening.open, left, why, ...(isBound ? { handedOver } : {}) };
}

/** Places left for all of a window, as care of that kind: the fewest in any of its half hours. */
export function placesIn(
  places: ClassPlaces,
  window: Window,
  form?: CareForm,
): { left: number; reason?: NoPlaceReason; when?: NoPlaceWhen } {
  if ('closed' in places) return { left: 0, reason: places.closed };
  const no = form && places.handedOver?.(form, window);
  const found = placesAt(places, window, form);
  return no && (found.left > 0 || isFull(found.reason)) ? { left: 0, ...no } : found;
}

function placesAt(
  places: Exclude<ClassPlaces, { closed: NoPlaceReason }>,
  window: Window,
  form?: CareForm,
): ReturnType<typeof placesIn> {
  let least = Number.POSITIVE_INFINITY;
  let full: number | undefined;
  for (const minute of slotsOf(window)) {
    const left = places.left[minute / SLOT_MINUTES] ?? NOT_OPEN;
    if (left === NOT_OPEN) return { left: 0, ...outsideHours(places.open, window) };
    if (left <= 0) full ??= minute;
    if (left < least) least = left;
  }
  if (full !== undefined) {
    const reason = places.why(full);
    const leftAt = (minute: number) => places.left[minute / SLOT_MINUTES] ?? NOT_OPEN;
    const when =
      reason === 'between_groups'
        ? nextAfter(
            window,
            (minute) => leftAt(minute) > 0,
            (later) => form && places.handedOver?.(form, later),
          )
        : untilFree(full, (minute) => (leftAt(minute) === 0 ? reason : undefined));
    return { left: 0, reason, ...(when ? { when } : {}) };
  }
  return least === Number.POSITIVE_INFINITY ? { left: 0, reason: 'not_open' } : { left: least };
}
