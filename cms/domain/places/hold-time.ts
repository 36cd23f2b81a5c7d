import { type Instant, plusMinutes } from '../time/zoned-time.ts';

/** How long places wait for signature and payment. */
export const HOLD_MINUTES = 15;

/** A hold that would last longer than this from now was begun by a clock that has been set back since. */
const LONGEST_MINUTES = 2 * HOLD_MINUTES;

/** Whether a hold still counts: its time has not run out, and it is not one that a clock set back would keep for days. */
export function isHeld(until: Instant, now: Instant): boolean {
  return now < until && until <= longestHold(now);
}

/** A search asks thousands of times at one moment. */
let last = { now: '', until: '' };

/** The last moment to which a hold can reach that is begun by `now`. */
export function longestHold(now: Instant): Instant {
  if (last.now !== now) last = { now, until: plusMinutes(now, LONGEST_MINUTES) };
  return last.until;
}
