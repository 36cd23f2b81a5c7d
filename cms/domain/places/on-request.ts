import type { CareForm } from '../care/care.ts';
import { addDays, type CivilDate, datesFrom, inForceOn } from '../time/civil-date.ts';
import { type Instant, minutesBetween, plusMinutes, toInstant, toLocal } from '../time/zoned-time.ts';
import { type OpeningContext, openingOn } from './opening.ts';

/** How long centres that answer bookings themselves have for it, and families afterwards: a city's data, from its day on. */
export interface RequestRule {
  /** Hours of the centre's own opening within which it answers. */
  replyHours: number;
  /** How long a family that was accepted has to sign and pay. */
  payHours: number;
  /** What is left at the least before the stay begins: for the centre to answer, and for the family to sign and pay. */
  leastMinutes: number;
  /** Answers of which a centre's median is made; it is not shown before there are so many. */
  fewest: number;
  source: string;
  effectiveOn: CivilDate;
}

/** Looked ahead for opening hours at most so far: whoever is shut longer has no more time for it. */
const DAYS_AHEAD = 14;

/** Whether a class answers bookings of such care itself, and by which rule: without one in force nobody is kept waiting. */
export function requestRuleFor(
  { onRequest = [] }: { onRequest?: readonly CareForm[] },
  { requestRules = [], form, on }: { requestRules?: readonly RequestRule[]; form: CareForm; on: CivilDate },
): RequestRule | undefined {
  return onRequest.includes(form) ? inForceOn(requestRules, on) : undefined;
}

type Centre = OpeningContext & { timeZone: string };

/**
 * How long before it begins care can be asked for at the latest: the centre is open for long enough to answer, which at
 * night and at weekends it is not, and then the family signs and pays.
 */
export const askedAhead = ({ now, rule }: { now: Instant; rule: RequestRule }, centre: Centre): number =>
  Math.ceil(minutesBetween(now, openFor(now, rule.leastMinutes, centre))) + rule.leastMinutes;

/** Until when a centre answers: its opening hours are counted, and enough is left before the stay for signing and paying. */
export const repliesBy = (
  { now, startsAt, rule }: { now: Instant; startsAt: Instant; rule: RequestRule },
  centre: Centre,
): Instant => earlier(openFor(now, rule.replyHours * 60, centre), plusMinutes(startsAt, -rule.leastMinutes));

/** When a centre has been open for so many minutes from a moment on. */
function openFor(now: Instant, minutes: number, { timeZone, ...centre }: Centre): Instant {
  const local = toLocal(now, timeZone);
  let left = minutes;
  for (const date of datesFrom(local.date, addDays(local.date, DAYS_AHEAD))) {
    const opening = openingOn(date, centre);
    if ('closed' in opening) continue;
    for (const { from, to } of opening.open) {
      const start = date === local.date ? Math.max(from, local.minute) : from;
      if (start >= to) continue;
      if (to - start >= left) return toInstant({ date, minute: start + left }, timeZone);
      left -= to - start;
    }
  }
  return plusMinutes(now, DAYS_AHEAD * 1440);
}

/** Until when an accepted family signs and pays: as long as the city gives it, and never longer than until the stay begins. */
export const paysBy = ({ now, startsAt, rule }: { now: Instant; startsAt: Instant; rule: RequestRule }): Instant =>
  earlier(plusMinutes(now, rule.payHours * 60), startsAt);

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** The middle one of a centre's reply times, in minutes; nothing while there are few. */
export function medianReply(minutes: readonly number[], fewest: number): number | undefined {
  if (minutes.length === 0 || minutes.length < fewest) return undefined;
  const sorted = minutes.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
