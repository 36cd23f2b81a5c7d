import type { CivilDate } from '../time/civil-date.ts';
import { covers, slotsOf, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import { whyFull } from './availability.ts';
import { addClaim } from './capacity.ts';
import { type ClaimsOf, classDay, type SlotState } from './class-day.ts';
import {
  asOn,
  classOn,
  type EnrolledChange,
  type EnrolledChild,
  type EnrolledPart,
  type EnrolledStay,
  enrolledName,
  lastDayOf,
  stayOn,
} from './enrolled.ts';
import type { FacilitySupply } from './facility.ts';
import type { NoPlace } from './no-place.ts';
import { ofClass, openingOn } from './opening.ts';

interface Centre {
  facility: FacilitySupply;
  special: SpecialDays;
}

/** One of a child's days taken to another day, half of the day or class. */
export interface EnrolledMove {
  was: CivilDate;
  date: CivilDate;
  /** When it is to begin, in minutes since midnight: the half of a child that comes for half a day. */
  from: number;
  classId: string;
}

/** Why a child's week cannot be changed so. */
export const MOVE_PROBLEMS = ['not_that_day', 'same', 'past', 'after_last', 'comes_then', 'grown_out'] as const;
export type MoveProblem = (typeof MOVE_PROBLEMS)[number];

const NOON = 720;

/**
 * What a move means: from the earlier of the two days on the child comes by another week. What is today, or was, stays; so
 * does how much of the day it comes. A change that was set for later gives way to it.
 */
export function changeOf(
  child: EnrolledChild,
  { was, date, from: begins, classId }: EnrolledMove,
  { today, ...centre }: Centre & { today: CivilDate },
): { change: EnrolledChange; later: number } | { problem: MoveProblem } {
  const { facility, special } = centre;
  const stay = stayOn(child, was, centre);
  const from = was < date ? was : date;
  if (!stay) return { problem: 'not_that_day' };
  if (from <= today) return { problem: 'past' };
  if (from < child.from || date > lastDayOf(child)) return { problem: 'after_last' };
  const { pattern } = asOn(child, from);
  const [old, next] = [timetableWeekday(was, special), timetableWeekday(date, special)];
  const had = pattern.find(({ weekday }) => weekday === old)?.part;
  if (!had) return { problem: 'not_that_day' };
  const half: EnrolledPart = begins < NOON ? 'morning' : 'afternoon';
  const part = had === 'full_day' ? had : half;
  if (next !== old && pattern.some(({ weekday }) => weekday === next)) return { problem: 'comes_then' };
  if (next === old && part === had && classId === classOn(child, from, facility)) return { problem: 'same' };
  const week = [...pattern.filter(({ weekday }) => weekday !== old), { weekday: next, part }];
  const change = { from, classId, pattern: week.sort((a, b) => a.weekday - b.weekday) };
  if (classOn(withChange(child, change), from, facility) !== classId) return { problem: 'grown_out' };
  return { change, later: (child.changes ?? []).filter((one) => one.from > from).length };
}

/** A child with what is other from a day on, in place of whatever was set from then on. */
export const withChange = <C extends EnrolledChild>(child: C, change: EnrolledChange): C => ({
  ...child,
  changes: [...(child.changes ?? []).filter(({ from }) => from < change.from), change],
});

/** Stays that a child did not have as they are now: in this class, for these hours. */
export function newStays(before: readonly EnrolledStay[], after: readonly EnrolledStay[]): EnrolledStay[] {
  const had = Map.groupBy(before, ({ date }) => date);
  return after.filter((stay) => !had.get(stay.date)?.some((one) => one.classId === stay.classId && covers(one, stay)));
}

/** The fullest half hour of some stays, before the child is in it. */
export interface Fullest extends Pick<SlotState, 'sold' | 'capacity'> {
  date: CivilDate;
}

/**
 * Judges stays of an enrolled child as every stay is that is sold: places, staff, the gap between children, turns in a room.
 * On days on which the centre is shut nobody comes, and nothing is judged.
 */
export function judgeStays(
  { id, of }: Pick<EnrolledChild, 'id' | 'of'>,
  stays: readonly EnrolledStay[],
  { facility, special, now, claimsOf: all }: Centre & { now: Instant; claimsOf: ClaimsOf },
): { full: NoPlace & { date: CivilDate } } | { fullest?: Fullest } {
  const booking = enrolledName(id);
  const claimsOf: ClaimsOf = (classId, date) => all(classId, date).filter((claim) => claim.booking !== booking);
  let fullest: Fullest | undefined;
  for (const { date, classId, ...stay } of stays) {
    const group = facility.classes.find((one) => one.id === classId);
    const opening = openingOn(date, { ...ofClass(facility, classId), special });
    if (!group || 'closed' in opening) continue;
    const state = classDay(facility, group, { date, weekday: timetableWeekday(date, special) }, { now, claimsOf });
    for (const window of opening.open.flatMap((open) => common(open, stay))) {
      const outcome = addClaim(claimsOf(classId, date), { booking, ...window, ...(of ? { of } : {}) }, { ...state, now });
      if (!outcome.ok) return { full: { date, reason: whyFull(outcome, state.claims) } };
      for (const { sold, capacity } of slotsOf(window).map(state.at))
        if (!fullest || capacity - sold < fullest.capacity - fullest.sold) fullest = { date, sold, capacity };
    }
  }
  return { fullest };
}

function common(one: Window, other: Window): Window[] {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return from < to ? [{ from, to }] : [];
}
