import { type Instant, plusMinutes } from '../time/zoned-time.ts';

/** How long places wait for signature and payment. */
export const HOLD_MINUTES = 15;

/** A hold that would last longer than this from now was begun by a clock that has been set back since. */
const LONGEST_MINUTES = 2 * HOLD_MINUTES;
/** The same of what waits for a centre's answer or has its yes, and of what was signed ahead: as far as care can be booked. */
const LONGEST_ASKED_MINUTES = 250 * 1440;

/**
 * Whether a hold still counts: its time has not run out, and it is not one that a clock set back would keep for days.
 * What a centre is `asked` for, or has accepted, and what was signed ahead is kept longer.
 */
export function isHeld(until: Instant, now: Instant, asked = false): boolean {
  return now < until && until <= (asked ? longestAsked(now) : longestHold(now));
}

/** What keeps places longer than a hold does. */
export interface KeptLonger {
  /** Of what a centre was asked for: until when it answers. */
  replyBy?: Instant;
  /** Of what is paid at the centre. */
  paysBy?: Instant;
  /** Of what a delegate asked its guardian for: until when that is answered. */
  asksBy?: Instant;
  /** Of what was signed ahead. */
  paysFrom?: string;
}

/** Whether places are kept longer than a hold: centre or guardian were asked first, the family pays there, or has signed ahead. */
export const waitsLonger = ({ replyBy, paysBy, asksBy, paysFrom }: KeptLonger): boolean =>
  [replyBy, paysBy, asksBy, paysFrom].some((one) => one !== undefined);

/** The last moment to which anything can reach that is kept while a centre answers, or after it has accepted. */
export const longestAsked = (now: Instant): Instant => plusMinutes(now, LONGEST_ASKED_MINUTES);

/** Why a hold is not made longer. */
export const NOT_EXTENDED = ['hold_over', 'extended_already', 'others_wait', 'not_extended_here'] as const;

/**
 * The end of a hold whose family asks for more time, or why it stays as it is: once, while the hold lasts, by as many
 * minutes as the city gives, and not for places that other families wait for.
 */
export function extendHold(
  { until, extended, wanted }: { until: Instant; extended: boolean; wanted: boolean },
  { now, minutes }: { now: Instant; minutes: number },
): { ok: true; until: Instant } | { ok: false; reason: (typeof NOT_EXTENDED)[number] } {
  if (!isHeld(until, now)) return { ok: false, reason: 'hold_over' };
  if (minutes <= 0) return { ok: false, reason: 'not_extended_here' };
  if (extended) return { ok: false, reason: 'extended_already' };
  if (wanted) return { ok: false, reason: 'others_wait' };
  // Never further than a hold can reach, or it would count as one of a clock that was set back.
  return { ok: true, until: plusMinutes(until, Math.min(minutes, LONGEST_MINUTES - HOLD_MINUTES)) };
}

/** A search asks thousands of times at one moment. */
let last = { now: '', until: '' };

/** The last moment to which a hold can reach that is begun by `now`. */
export function longestHold(now: Instant): Instant {
  if (last.now !== now) last = { now, until: plusMinutes(now, LONGEST_MINUTES) };
  return last.until;
}
