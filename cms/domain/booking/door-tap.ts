import type { CivilDate } from '../time/civil-date.ts';
import { type Instant, minutesBetween, toLocal } from '../time/zoned-time.ts';
import type { AttendanceMark, BookingAction } from './booking-state.ts';
import type { Handover } from './handover.ts';
import type { TypedCheck } from './health-check.ts';

/** One tap on a phone at the door, with the time at which it was made, sent when the network is back. */
export interface DoorTap {
  /** The phone's own name for it: sent again it is the same. */
  id: string;
  /** As the roster names the stay. */
  booking: string;
  what: AttendanceMark;
  at: Instant;
  handover?: Handover;
  /** What was seen of the child, as it was typed. */
  check?: TypedCheck;
}

/**
 * What has become of a tap: it came and is being noted, it is noted, the head is asked about it, and then what was noted
 * first stays, or the tap is taken instead.
 */
export type TapState = 'arrived' | 'noted' | 'question' | 'kept' | 'taken';

/** Why a tap is asked about: the child had been given away already, or it could not be noted, by the code of that. */
export const GIVEN_TWICE = 'given_twice';

/** A phone's clock may be a little fast. */
const AHEAD_MINUTES = 5;

/** Why a tap cannot be noted with its time; it counts on its own day alone. */
export function whyNotThen(
  { at }: Pick<DoorTap, 'at'>,
  { now, timeZone }: { now: Instant; timeZone: string },
): 'tap_ahead' | 'tap_other_day' | undefined {
  if (minutesBetween(now, at) > AHEAD_MINUTES) return 'tap_ahead';
  return toLocal(at, timeZone).date === toLocal(now, timeZone).date ? undefined : 'tap_other_day';
}

/** Whether such a mark stands on a day, and whether it is this tap's own: one that is sent again is not another. */
export function standsAs(
  actions: readonly BookingAction[],
  { what, date, at, by }: { what: AttendanceMark; date: CivilDate; at: Instant; by: string },
): 'own' | 'another' | undefined {
  const opposite = what.startsWith('undo_') ? what.slice(5) : `undo_${what}`;
  const last = actions.findLast((one) => 'date' in one && one.date === date && (one.type === what || one.type === opposite));
  if (last?.type !== what) return undefined;
  return last.at === at && last.by.id === by ? 'own' : 'another';
}

/** What has to stand before a mark: a child leaves after it has come, and only what was noted is taken back. */
const AFTER: Partial<Record<AttendanceMark, AttendanceMark>> = {
  noon_check: 'check_in',
  check_out: 'check_in',
  undo_check_in: 'check_in',
  undo_noon_check: 'noon_check',
  undo_check_out: 'check_out',
  undo_absent: 'absent',
};

/**
 * When what has to come before a mark was noted, where that is later than the mark itself: a tap that comes late may have
 * been made before it, and the two do not fit.
 */
export function notedLater(
  what: AttendanceMark,
  actions: readonly BookingAction[],
  { date, at }: { date: CivilDate; at: Instant },
): Instant | undefined {
  const first = AFTER[what];
  const last = actions.findLast(
    (one) => 'date' in one && one.date === date && (one.type === first || one.type === `undo_${first}`),
  );
  return last && last.type === first && last.at > at ? last.at : undefined;
}
