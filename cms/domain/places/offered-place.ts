import { slotsOf, type Window } from '../time/time-of-day.ts';
import { type Claim, inUseAt, liveClaims, roomAt, type SlotCapacity, soldAt, spareAt, splitOf } from './capacity.ts';
import { isWaitClaim } from './wait-claim.ts';

interface ClassNow {
  capacityOf: (minute: number) => Pick<SlotCapacity, 'capacity' | 'set'>;
  now: string;
  /** How many of the places are for the public, where they are divided. */
  part?: number;
  /** Minutes between two children in one place. */
  gap?: number;
  /** Whether another class has the room then. */
  isOthers?: (minute: number) => boolean;
}

/** Neither held only, nor kept for somebody on the waitlist. */
const isPaid = ({ booking, until }: Claim): boolean => until === undefined && !isWaitClaim(booking);

/** The child does not come: its place is there for others, and what it was stays written down. */
export const offerClaim = (claims: readonly Claim[], booking: string, now: string): Claim[] =>
  claims.map((claim) => (claim.booking === booking && claim.offered === undefined ? { ...claim, offered: now } : claim));

/** By others who have paid, or have it held or kept for them; or there are too few carers, though there would be places. */
export type NotBack = 'taken' | 'held' | 'short';

/**
 * Nobody stands in the way of the child having its place again from a minute of the day on. What others have had of it
 * before stays noted.
 */
export function takeClaimBack(
  claims: readonly Claim[],
  booking: string,
  { capacityOf, now, part, gap = 0, isOthers, from = 0 }: ClassNow & { from?: number },
): { ok: true; claims: Claim[] } | { ok: false; reason: NotBack } {
  const own = claims.find((claim) => claim.booking === booking && claim.offered !== undefined);
  if (!own) return { ok: true, claims: [...claims] };
  const live = liveClaims(claims, now);
  const paid = live.filter(isPaid);
  const split = splitOf(own, part);
  const reasons = slotsOf({ from: Math.max(own.from, from), to: own.to }).flatMap((minute): NotBack[] => {
    const { capacity, set } = capacityOf(minute);
    const isFree = (some: readonly Claim[]) =>
      roomAt(minute, some, { capacity, split }) > 0 && inUseAt(minute, some, gap, own) < set;
    if (isOthers?.(minute)) return ['taken'];
    if (isFree(live)) return [];
    if (isFree(paid)) return ['held'];
    // Where its part of the places is had by others, it is not staff that lack.
    const isShort = soldAt(minute, paid) >= capacity && inUseAt(minute, paid, gap, own) < set;
    return [isShort ? 'short' : 'taken'];
  });
  const reason = (['taken', 'short', 'held'] as const).find((one) => reasons.includes(one));
  if (reason) return { ok: false, reason };
  const { offered: _offered, taken = [], ...rest } = own;
  const before = taken.filter(({ minute }) => minute < from);
  const again = before.length > 0 ? { ...rest, taken: before } : rest;
  return { ok: true, claims: claims.map((claim) => (claim === own ? again : claim)) };
}

/**
 * Notes whose offered places a stay that has just been paid for has taken: in each of its half hours at most one, and only
 * where there was no other place for it. Who offered first is the first to be taken. Where places are divided, one of the
 * public has had one of theirs, an employee's child one of the employees'.
 */
export function noteTaken(
  claims: readonly Claim[],
  taker: Window & { booking: string },
  { capacityOf, now, part, gap = 0 }: ClassNow,
): Claim[] {
  const split = splitOf(claims.find(({ booking }) => booking === taker.booking) ?? {}, part);
  const offered = claims
    .filter((claim) => claim.offered !== undefined && (!split || splitOf(claim, part)?.of === split.of))
    .toSorted((a, b) => ((a.offered ?? '') < (b.offered ?? '') ? -1 : 1));
  const paid = liveClaims(claims, now).filter(isPaid);
  const taken = new Map(offered.map((claim) => [claim, [...(claim.taken ?? [])]]));
  for (const minute of slotsOf(taker)) {
    const there = offered.filter((claim) => soldAt(minute, [claim]) > 0);
    const free = there.filter((claim) => !taken.get(claim)?.some((one) => one.minute === minute));
    const isBy = there.some((claim) => taken.get(claim)?.some((one) => one.minute === minute && one.by === taker.booking));
    const { capacity, set } = capacityOf(minute);
    const lacking =
      there.length +
      Math.max(-spareAt(minute, paid, { capacity, split }), gap > 0 ? inUseAt(minute, paid, gap) - set : -Infinity);
    const [first] = free;
    if (first && !isBy && lacking > there.length - free.length) taken.get(first)?.push({ minute, by: taker.booking });
  }
  return claims.map((claim) => {
    const its = taken.get(claim) ?? [];
    return its.length > (claim.taken?.length ?? 0) ? { ...claim, taken: its.sort((a, b) => a.minute - b.minute) } : claim;
  });
}

/** How many half hours of a place others have had, by stays that are paid for and stand. `isOther` says whose count. */
export function hadByOthers(
  claims: readonly Claim[],
  booking: string,
  isOther: (by: string) => boolean,
): { taken: number; of: number } {
  const own = claims.find((claim) => claim.booking === booking);
  const stands = ({ minute, by }: { minute: number; by: string }) =>
    claims.some((claim) => claim.booking === by && claim.until === undefined && soldAt(minute, [claim]) > 0) && isOther(by);
  return own ? { taken: (own.taken ?? []).filter(stands).length, of: slotsOf(own).length } : { taken: 0, of: 0 };
}
