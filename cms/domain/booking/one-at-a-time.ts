import type { Occasion } from '../care/care.ts';
import { MOST_CHILDREN } from '../offers/family-offers.ts';
import { isHeld, type KeptLonger, waitsLonger } from '../places/hold-time.ts';
import { type Instant, minutesBetween, plusMinutes } from '../time/zoned-time.ts';
import type { BookingStatus } from './booking-state.ts';

/** Places that one family may keep waiting for signature and payment. */
export const MOST_UNPAID_HOLDS = 3;

/** Holds that may end unpaid without anything following, within a day; and how many of those given up are not counted at all. */
const UNPAID_FREE = 2;
const GIVEN_UP_FREE = 1;
const FIRST_PAUSE_MINUTES = 15;
/** What ended longer ago no longer counts. */
export const UNPAID_COUNTS_MINUTES = 24 * 60;

/** Children for whom one family may have places waiting, as many as one search is for: no more of a class can be kept from others. */
export const MOST_WAITING_CHILDREN = MOST_CHILDREN;

interface Hold extends KeptLonger {
  status: BookingStatus;
  holdUntil?: Instant;
  /** When its family gave it up, before its time was over. */
  givenUpAt?: Instant;
  /** What it was booked together with: all of it counts once. */
  order?: string;
  childId?: string;
}

/** Asked for, held, signed or paid for, and not run out: its places are taken. */
export function isLive({ status, holdUntil, ...kept }: Hold, at: Instant): boolean {
  if (status === 'confirmed') return true;
  const waits = status === 'requested' || status === 'held' || status === 'signed';
  return waits && holdUntil !== undefined && isHeld(holdUntil, at, waitsLonger(kept));
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

/** Which of the stays that are wanted a child does not have from beginning to end, in one or in several together. */
export function notCovered(stays: readonly { occasions: readonly Occasion[] }[], wanted: readonly Occasion[]): Occasion[] {
  const byDate = Map.groupBy(
    stays.flatMap(({ occasions }) => occasions),
    ({ date }) => date,
  );
  return wanted.filter(({ date, from, to }) => {
    let until = from;
    for (const one of (byDate.get(date) ?? []).toSorted((a, b) => a.from - b.from))
      if (one.from <= until) until = Math.max(until, one.to);
    return until < to;
  });
}

export type HoldRefusal = { reason: 'too_many_holds' | 'too_many_children_held' } | { reason: 'holds_unpaid'; until: Instant };

/**
 * Whether a family may hold more: three at most that wait for payment, and after two that ended unpaid within a day a
 * pause, counted from the last, that doubles with each further one: 15 minutes, 30, 60 … Who gives a place up counts like
 * who lets it run out, or one family could keep a place from all others by holding and giving up in turn; but the first
 * given up is a change of mind. What was booked together is one hold, as long as it is not for more children than a family
 * has.
 */
export function whyNoMoreHolds(all: readonly Hold[], at: Instant, children: readonly string[] = []): HoldRefusal | undefined {
  const holds = all.filter(({ order }, n) => order === undefined || all.findIndex((one) => one.order === order) === n);
  const counts = (end: Instant) => end <= at && minutesBetween(end, at) < UNPAID_COUNTS_MINUTES;
  // Signed ahead it waits for its day, not for the family.
  const waits = (hold: Hold) => hold.status !== 'confirmed' && !(hold.status === 'signed' && hold.paysFrom) && isLive(hold, at);
  const waiting = holds.filter(waits);
  const givenUp = holds.flatMap(({ givenUpAt }) => givenUpAt ?? []).filter(counts);
  const ranOut = holds.flatMap((hold) => (isUnpaid(hold) ? (hold.holdUntil ?? []) : [])).filter(counts);
  const unpaid = [...givenUp.sort().slice(GIVEN_UP_FREE), ...ranOut].sort();
  const last = unpaid.at(-1);
  if (last !== undefined && unpaid.length >= UNPAID_FREE) {
    const until = plusMinutes(last, FIRST_PAUSE_MINUTES * 2 ** (unpaid.length - UNPAID_FREE));
    if (at < until) return { reason: 'holds_unpaid', until };
  }
  if (waiting.length >= MOST_UNPAID_HOLDS) return { reason: 'too_many_holds' };
  const waitedFor = all.filter(waits).flatMap(({ childId }) => childId ?? []);
  return new Set([...waitedFor, ...children]).size > MOST_WAITING_CHILDREN ? { reason: 'too_many_children_held' } : undefined;
}

const isUnpaid = ({ status, givenUpAt }: Hold): boolean => !givenUpAt && status !== 'confirmed' && status !== 'released';
