import type { Window } from '../time/time-of-day.ts';
import { SLOT_MINUTES } from '../time/time-of-day.ts';
import type { SlotState } from './class-day.ts';

/** `broken`: more children than the staff may have. `unsold`: too few staff for places that there are at other hours. */
export type GapKind = 'broken' | 'unsold';

/** Hours of a class in which somebody is missing. */
export interface Gap extends Window {
  kind: GapKind;
  /** Carers who are there. */
  staff: number;
  /** At the worst: children who are booked, and how many may be there. */
  children: number;
  capacity: number;
  /** Places that cannot be sold for want of staff, at the worst. */
  unsold: number;
}

/** Where a class's day lacks staff, hour by hour; what lacks the same in one stretch is one gap. `best` is what it takes when nobody is missing. */
export function gapsIn(slots: readonly SlotState[], best = Math.max(0, ...slots.map(({ capacity }) => capacity))): Gap[] {
  const gaps: Gap[] = [];
  for (const { minute, sold: children, capacity, byStaff, staff, set } of slots) {
    const isBroken = children > byStaff;
    const unsold = Math.min(best, set) - capacity;
    if (!isBroken && (unsold <= 0 || byStaff > capacity)) continue;
    const kind: GapKind = isBroken ? 'broken' : 'unsold';
    const last = gaps.at(-1);
    if (last && last.to === minute && last.kind === kind && last.staff === staff) {
      last.to += SLOT_MINUTES;
      if (children - capacity > last.children - last.capacity) Object.assign(last, { children, capacity });
      last.unsold = Math.max(last.unsold, unsold);
    } else gaps.push({ kind, from: minute, to: minute + SLOT_MINUTES, staff, children, capacity, unsold: Math.max(0, unsold) });
  }
  return gaps;
}
