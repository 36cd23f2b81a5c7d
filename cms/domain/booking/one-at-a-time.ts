import type { Occasion } from '../care/care.ts';
import { isHeld } from '../places/hold-time.ts';
import { type Instant, minutesBetween, plusMinutes } from '../time/zoned-time.ts';
import type { BookingStatus } from './booking-state.ts';

/** Places that one family may keep waiting for signature and payment. */
export const MOST_UNPAID_HOLDS = 3;

/** Holds that may run out without anything following, within a day. */
const RAN_OUT_FREE = 2;
const FIRST_PAUSE_MINUTES = 15;
/** What ran out longer ago no longer counts. */
export const RAN_OUT_COUNTS_MINUTES = 24 * 60;

interface Hold {
  status: BookingStatus;
  holdUntil?: Instant;
}

/** Held, signed or paid for, and not run out: its places are taken. */
export function isLive({ status, holdUntil }: Hold, at: Instant): boolean {
  if (status === 'confirmed') return true;
  return (status === 'held' || status === 'signed') && holdUntil !== undefined && isHeld(holdUntil, at);
}

/** The first of a child's stays that shares a moment with those wanted: a child is in one place at a time. */
export function overlapping<S extends { occasions: readonly Occasion[] }>(
  stays: readonly S[],
  wanted: readonly Occasion[],
): S | undefined {
  const byDate = new Map(wanted.map((one) => [one.date, one]));
  return stays.find(({ occasions }) =>
    occasions.some(({ date, from, to }) => {
      const other = byDate.get(date);
      return other !== undefined && from < other.to && other.from < to;
    }),
  );
}

export type HoldRefusal = { reason: 'too_many_holds' } | { reason: 'holds_ran_out'; until: Instant };

/**
 * Whether a family may hold more: three at most that wait for payment, and after two that ran out within a day a pause,
 * counted from the last, that doubles with each further one: 15 minutes, 30, 60 …
 */
export function whyNoMoreHolds(holds: readonly Hold[], at: Instant): HoldRefusal | undefined {
  const waiting = holds.filter((hold) => hold.status !== 'confirmed' && isLive(hold, at));
  const ranOut = holds
    .flatMap(({ status, holdUntil }) => (status !== 'confirmed' && holdUntil !== undefined && holdUntil <= at ? [holdUntil] : []))
    .filter((end) => minutesBetween(end, at) < RAN_OUT_COUNTS_MINUTES)
    .sort();
  const last = ranOut.at(-1);
  if (last !== undefined && ranOut.length >= RAN_OUT_FREE) {
    const until = plusMinutes(last, FIRST_PAUSE_MINUTES * 2 ** (ranOut.length - RAN_OUT_FREE));
    if (at < until) return { reason: 'holds_ran_out', until };
  }
  return waiting.length >= MOST_UNPAID_HOLDS ? { reason: 'too_many_holds' } : undefined;
}
