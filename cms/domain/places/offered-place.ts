import { slotsOf, type Window } from '../time/time-of-day.ts';
import { type Claim, liveClaims, type SlotCapacity, soldAt } from './capacity.ts';

interface ClassNow {
  capacityOf: (minute: number) => Pick<SlotCapacity, 'capacity'>;
  now: string;
}

/** The child does not come: its place is there for others, and what it was stays written down. */
export const offerClaim = (claims: readonly Claim[], booking: string, now: string): Claim[] =>
  claims.map((claim) => (claim.booking === booking && claim.offered === undefined ? { ...claim, offered: now } : claim));

/** Nobody stands in the way of the child having its place again from a minute of the day on. */
export function takeClaimBack(
  claims: readonly Claim[],
  booking: string,
  { capacityOf, now, from = 0 }: ClassNow & { from?: number },
): { ok: true; claims: Claim[] } | { ok: false; reason: 'taken' | 'held' } {
  const own = claims.find((claim) => claim.booking === booking && claim.offered !== undefined);
  if (!own) return { ok: true, claims: [...claims] };
  if ((own.taken ?? []).length > 0) return { ok: false, reason: 'taken' };
  const live = liveClaims(claims, now);
  const full = slotsOf({ from: Math.max(own.from, from), to: own.to }).filter(
    (minute) => soldAt(minute, live) >= capacityOf(minute).capacity,
  );
  if (full.length > 0) {
    const isOnlyHeld = full.every((minute) => live.some((claim) => claim.until !== undefined && soldAt(minute, [claim]) > 0));
    return { ok: false, reason: isOnlyHeld ? 'held' : 'taken' };
  }
  const { offered: _offered, taken: _taken, ...again } = own;
  return { ok: true, claims: claims.map((claim) => (claim === own ? again : claim)) };
}

export interface TakenPlace {
  booking: string;
  /** Half hours of it that others have by now, those taken before among them. */
  taken: number[];
  of: number;
}

/**
 * Whose offered places a stay that has just been paid for has taken: in each of its half hours there was no other place
 * for it. Who offered first is the first to be taken. A child's own family takes nothing from it.
 */
export function placesTaken(
  claims: readonly Claim[],
  stay: Window,
  { capacityOf, now, isOwn = () => false }: ClassNow & { isOwn?: (booking: string) => boolean },
): TakenPlace[] {
  const offered = claims
    .filter((claim) => claim.offered !== undefined)
    .toSorted((a, b) => ((a.offered ?? '') < (b.offered ?? '') ? -1 : 1));
  const paid = liveClaims(claims, now).filter(({ until }) => until === undefined);
  const isIn = ({ from, to }: Window, minute: number) => soldAt(minute, [{ booking: '', from, to }]) > 0;
  const lacking = (minute: number) => soldAt(minute, paid) + soldAt(minute, offered) - capacityOf(minute).capacity;
  return offered.flatMap((own, rank): TakenPlace[] => {
    const before = offered.slice(0, rank);
    const fresh = slotsOf(own).filter(
      (minute) =>
        isIn(stay, minute) &&
        !own.taken?.includes(minute) &&
        lacking(minute) > before.filter((claim) => isIn(claim, minute)).length,
    );
    if (fresh.length === 0 || isOwn(own.booking)) return [];
    return [{ booking: own.booking, taken: [...(own.taken ?? []), ...fresh].sort((a, b) => a - b), of: slotsOf(own).length }];
  });
}

/** Writes down which half hours are others' by now. */
export const noteTaken = (claims: readonly Claim[], taken: readonly TakenPlace[]): Claim[] =>
  claims.map((claim) => {
    const its = claim.offered === undefined ? undefined : taken.find(({ booking }) => booking === claim.booking);
    return its ? { ...claim, taken: its.taken } : claim;
  });
