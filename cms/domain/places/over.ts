import type { CivilDate } from '../time/civil-date.ts';
import { slotsOf } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { Claim, SlotCapacity } from './capacity.ts';
import { claimsLookup, classDay } from './class-day.ts';
import type { FacilitySupply } from './facility.ts';
import { ofClass, openingOn } from './opening.ts';

/** More children in a class than it may take: on how many days, and where by most. */
export interface Over extends Omit<SlotCapacity, 'minute' | 'byStaff' | 'set' | 'source'> {
  classId: string;
  days: number;
  firstOn: CivilDate;
  /** Where it is over by most, the first of equals. */
  date: CivilDate;
  minute: number;
  children: number;
}

interface Day {
  classId: string;
  date: CivilDate;
  claims: readonly Claim[];
}

const by = ({ children, capacity }: Pick<Over, 'children' | 'capacity'>) => children - capacity;

/** Where classes have more children than they may take, a line a class. What is over stays so; nothing more is sold. */
export function overFull(
  days: readonly Day[],
  { facility, special, now }: { facility: FacilitySupply; special: SpecialDays; now: Instant },
): Over[] {
  const found = new Map<string, Over>();
  const claimsOf = claimsLookup(days);
  for (const { classId, date } of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const group = facility.classes.find(({ id }) => id === classId);
    const opening = openingOn(date, { ...ofClass(facility, group?.id ?? ''), special });
    if (!group || 'closed' in opening) continue;
    const day = { date, weekday: timetableWeekday(date, special) };
    const state = classDay(facility, group, day, { now, claimsOf });
    const slots = opening.open.flatMap(slotsOf).map((minute) => {
      const { capacity, limit, staff, watching, childrenPerStaff, sold: children } = state.at(minute);
      return { minute, children, capacity, limit, staff, watching, childrenPerStaff };
    });
    const worst = slots.reduce<(typeof slots)[number] | undefined>(
      (most, one) => (by(one) > (most ? by(most) : 0) ? one : most),
      undefined,
    );
    if (!worst) continue;
    const known = found.get(classId);
    if (!known) found.set(classId, { classId, days: 1, firstOn: date, date, ...worst });
    else found.set(classId, { ...(by(worst) > by(known) ? { ...known, date, ...worst } : known), days: known.days + 1 });
  }
  return [...found.values()];
}

/** Whether something is over by more, or on more days, than whoever answered has seen. */
export const isWorse = (
  now: readonly Over[],
  seen: readonly Pick<Over, 'classId' | 'days' | 'children' | 'capacity'>[],
): boolean =>
  now.some((one) => {
    const known = seen.find(({ classId }) => classId === one.classId);
    return !known || by(one) > by(known) || one.days > known.days;
  });
