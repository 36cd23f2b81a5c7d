import type { Occasion } from '../care/care.ts';
import { spanOf } from '../care/span.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { BookingStatus } from './booking-state.ts';

export const EARLY_END_PROBLEMS = ['end_not_monthly', 'end_not_paid', 'end_over', 'end_day_outside', 'end_day_gone'] as const;
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

/**
 * The booked days that are left when care ends with a day: the last is that day, or the booked one before it. Nothing that
 * is over can be the last day: then cancelling is what is meant.
 */
export function endedWith(
  { occasions, to }: { occasions: readonly Occasion[]; to: CivilDate },
  wanted: CivilDate,
  { now, timeZone }: { now: Instant; timeZone: string },
): { occasions: Occasion[]; to: CivilDate; endsAt: Instant } | EarlyEndProblem {
  const left = occasions.filter(({ date }) => date <= wanted);
  if (wanted >= to || left.length === 0 || left.length === occasions.length) return 'end_day_outside';
  const span = spanOf(left, timeZone);
  return span.endsAt <= now ? 'end_day_gone' : { occasions: left, to: span.to, endsAt: span.endsAt };
}
