import type { Occasion } from '../care/care.ts';
import type { FacilitySupply } from '../places/facility.ts';
import { type Instant, minutesBetween, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';

/** How a city offers a place to who waits: how long it is theirs to take, and when nobody is to be woken. */
export interface OfferTimes {
  minutes: number;
  /** A place that can be booked for fewer waking minutes than these is not kept for who waits: it would only be lost. */
  least: number;
  /** Minutes since midnight; may go past midnight. */
  quiet: { from: number; to: number };
}

const DAY = 1440;
/** An offer that would last longer than this was made by a clock that has been set back since. */
const LONGEST_DAYS = 3;

/** Whether nobody is to be sent an offer now. */
export function isQuiet(now: Instant, { quiet }: OfferTimes, timeZone: string): boolean {
  const { minute } = toLocal(now, timeZone);
  const { from, to } = quiet;
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}

/**
 * Until when a family can accept: so many minutes, the quiet hours not counted, and never so long that the first stay
 * can no longer be booked.
 */
export function offerUntil(now: Instant, times: OfferTimes, { facility, first }: FirstStay): Instant {
  const last = lastMoment({ facility, first });
  const until = afterWaking(now, times, facility.timeZone);
  return [until, last].sort()[0] ?? until;
}

interface FirstStay {
  facility: Pick<FacilitySupply, 'timeZone' | 'noticeMinutes'> & Partial<Pick<FacilitySupply, 'classes'>>;
  first: Occasion;
}

/** When a first stay can be booked for the last time, in whichever of the centre's classes. */
function lastMoment({ facility: { timeZone, noticeMinutes = 0, classes = [] }, first }: FirstStay): Instant {
  const notice = Math.max(noticeMinutes, ...classes.map((one) => one.noticeMinutes ?? 0));
  return plusMinutes(toInstant({ date: first.date, minute: first.from }, timeZone), -notice);
}

/** Whether a family that is offered a place would have the time to answer. */
export const canAnswer = (now: Instant, times: OfferTimes, at: FirstStay): boolean =>
  afterWaking(now, { ...times, minutes: times.least }, at.facility.timeZone) <= lastMoment(at);

function afterWaking(now: Instant, times: OfferTimes, timeZone: string): Instant {
  const { minutes, quiet } = times;
  if (quiet.from === quiet.to) return plusMinutes(now, minutes);
  let [at, left] = [now, minutes];
  while (left > 0) {
    const { minute } = toLocal(at, timeZone);
    if (isQuiet(at, times, timeZone)) {
      at = plusMinutes(at, (quiet.to - minute + DAY) % DAY);
      continue;
    }
    const awake = (quiet.from - minute + DAY) % DAY || DAY;
    const used = Math.min(left, awake);
    [at, left] = [plusMinutes(at, used), left - used];
  }
  return at;
}

/** Whether an offer can still be accepted. */
export const isOpen = (until: Instant, now: Instant): boolean => now < until && minutesBetween(now, until) <= LONGEST_DAYS * DAY;
