import type { Occasion } from '../care/care.ts';
import { spanOf } from '../care/span.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';
import { type BookingAction, type BookingStatus, earlyEndOf } from './booking-state.ts';

export const EARLY_END_PROBLEMS = [
  'end_not_monthly',
  'end_not_paid',
  'end_over',
  'end_not_begun',
  'end_day_outside',
  'end_day_gone',
] as const;
export type EarlyEndProblem = (typeof EARLY_END_PROBLEMS)[number];

/** Why care cannot be ended early at all; `undefined` where a last day can be chosen. */
export function whyNotEnded(
  { status, endsAt, monthly }: { status: BookingStatus; endsAt: Instant; monthly: boolean },
  now: Instant,
): EarlyEndProblem | undefined {
  if (!monthly) return 'end_not_monthly';
  if (status === 'held' || status === 'signed' || status === 'requested') return 'end_not_paid';
  return status !== 'confirmed' || endsAt <= now ? 'end_over' : undefined;
}

/** Why a booking cannot be cancelled: on the last day of care that was ended early the child is still there, and what comes back is worked out that night. */
export function whyNotCancelled(
  { status, actions, endsAt }: { status: BookingStatus; actions: readonly BookingAction[]; endsAt: Instant },
  now: Instant,
): 'already_begun' | 'cannot_cancel_now' | 'ends_today' {
  if (status !== 'confirmed') return 'cannot_cancel_now';
  return earlyEndOf(actions) && endsAt <= now ? 'ends_today' : 'already_begun';
}

/** The last day of care that was ended early once as with this one: whoever asks twice is answered as the first time. */
export function endsAlready(actions: readonly BookingAction[], wanted: CivilDate): boolean {
  const ended = earlyEndOf(actions);
  return ended !== undefined && ended.was.findLast(({ date }) => date <= wanted)?.date === ended.lastDay;
}

/** What is left of care that ends early, and when it is settled. */
interface Ending {
  occasions: Occasion[];
  to: CivilDate;
  endsAt: Instant;
  settlesAt: Instant;
}

/** What a centre's notice leaves of care by the month: the booked days until then, or nothing where it has not begun by then. */
export function endedByNotice(
  booking: { occasions: readonly Occasion[]; to: CivilDate },
  lastDay: CivilDate,
  at: { now: Instant; timeZone: string },
): Ending | 'all_of_it' | EarlyEndProblem {
  const ended = endedWith(booking, lastDay, at);
  return ended === 'end_not_begun' ? 'all_of_it' : ended;
}

/**
 * The booked days that are left when care ends with a day: the last is that day, or the booked one before it. Nothing that
 * is over can be the last day: then cancelling is what is meant.
 */
export function endedWith(
  { occasions, to }: { occasions: readonly Occasion[]; to: CivilDate },
  wanted: CivilDate,
  { now, timeZone }: { now: Instant; timeZone: string },
): Ending | EarlyEndProblem {
  const left = occasions.filter(({ date }) => date <= wanted);
  if (left.length === 0) return 'end_not_begun';
  if (wanted >= to || left.length === occasions.length) return 'end_day_outside';
  const span = spanOf(left, timeZone);
  if (span.endsAt <= now) return 'end_day_gone';
  const settlesAt = toInstant({ date: addDays(span.to, 1), minute: 0 }, timeZone);
  return { occasions: left, to: span.to, endsAt: span.endsAt, settlesAt };
}
