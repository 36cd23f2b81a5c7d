import { SLOT_MINUTES, SLOTS_A_DAY, slotsOf, type Window } from '../time/time-of-day.ts';
import type { ClassPlaces } from './availability.ts';

/** Half hours of a day, a bit each: those before noon and those after. */
export interface HalfHours {
  before: number;
  after: number;
}

/** In which half hours of some days a class has a place for one child more. The clock is not looked at. */
export interface FreeDays {
  /** Whether all of these half hours are free on the `at`th of the days. */
  has(at: number, wanted: HalfHours): boolean;
}

const NOON = SLOTS_A_DAY / 2;

/** @example halfHoursOf({ from: 690, to: 750 }) // { before: 1 << 23, after: 1 }; `undefined` for none, and for hours past midnight. */
export function halfHoursOf(window: Window): HalfHours | undefined {
  const slots = slotsOf(window);
  return slots.length > 0 && window.to <= SLOTS_A_DAY * SLOT_MINUTES
    ? bits(slots.map((minute) => minute / SLOT_MINUTES))
    : undefined;
}

/** Each day is reckoned when somebody first asks for it, and from then on is two numbers. */
export function freeDays(count: number, placesOn: (at: number) => ClassPlaces): FreeDays {
  const isKnown = new Uint8Array(count);
  const before = new Uint32Array(count);
  const after = new Uint32Array(count);
  const reckon = (at: number) => {
    const free = freeIn(placesOn(at));
    [isKnown[at], before[at], after[at]] = [1, free.before, free.after];
  };
  return {
    has: (at, wanted) => {
      if (isKnown[at] === 0) reckon(at);
      return ((before[at] ?? 0) & wanted.before) === wanted.before && ((after[at] ?? 0) & wanted.after) === wanted.after;
    },
  };
}

function freeIn(places: ClassPlaces): HalfHours {
  if ('closed' in places) return { before: 0, after: 0 };
  return bits([...places.left.keys()].filter((slot) => (places.left[slot] ?? 0) > 0));
}

function bits(slots: readonly number[]): HalfHours {
  const found = { before: 0, after: 0 };
  for (const slot of slots) {
    if (slot < NOON) found.before |= 1 << slot;
    else found.after |= 1 << (slot - NOON);
  }
  return found;
}
