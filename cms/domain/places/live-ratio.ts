import type { SlotState } from './class-day.ts';

/** How a class stands at this minute: whoever is there against those who look after them. */
export const RATIO_STANDINGS = ['free', 'full', 'over', 'nobody'] as const;

export interface LiveRatio {
  /** Children who are there now. */
  present: number;
  /** Carers who are there now by the rota, and how many children they may have. */
  staff: number;
  most: number;
  /** `full`: one more child is one too many. `nobody`: children, and no carer. */
  standing: (typeof RATIO_STANDINGS)[number];
  /** When fewer may be there than have their time then, because a carer's shift ends. */
  breaks?: { minute: number; staff: number; children: number; most: number };
}

/**
 * Children present now against carers present now, and when that breaks by itself: at the first half hour still to come in
 * which fewer carers are there than now, for those of the children present whose time is not over by then.
 *
 * @param present when each child that is there is to be collected, in minutes
 */
export function liveRatio(
  present: readonly { to: number }[],
  slots: readonly SlotState[],
  minute: number,
): LiveRatio | undefined {
  const now = slots.findLast((slot) => slot.minute <= minute);
  if (!now) return undefined;
  const children = present.length;
  const { staff, byStaff: most } = now;
  const standing = children > most ? (staff === 0 ? 'nobody' : 'over') : children === most && children > 0 ? 'full' : 'free';
  const still = (at: number) => present.filter(({ to }) => to > at).length;
  const gap = slots.find((slot) => slot.minute > minute && slot.staff < staff && still(slot.minute) > slot.byStaff);
  const breaks = gap && { minute: gap.minute, staff: gap.staff, children: still(gap.minute), most: gap.byStaff };
  return { present: children, staff, most, standing, ...(breaks ? { breaks } : {}) };
}
