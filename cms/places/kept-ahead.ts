import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Queues } from '#cms/records/queues.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { keptClaims, type PlacedClaim, planTurns, staysOf } from '#domain/offers/waitlist.ts';
import { inLine } from '#domain/offers/waitlist-order.ts';
import type { AvailabilityContext } from '#domain/places/availability.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { centreOutline } from './centre-outline.ts';

export type KeepingAhead = Pick<Portal, 'city' | 'occupancy' | 'queues' | 'special' | 'supplies'>;

interface Line {
  facility: FacilitySupply;
  waits: readonly WaitRecord[];
  queues: Queues;
  now: Instant;
}

/**
 * What of a centre's free places is first for those on its waitlist, who are about to be offered it: claims that no
 * sheet has yet. Whoever sells counts them, so that nobody is faster than the queue.
 */
export function aheadOf(
  { city, special }: Pick<Portal, 'city' | 'special'>,
  { facility, waits, queues, now, claimsOf }: Line & Pick<AvailabilityContext, 'claimsOf'>,
): PlacedClaim[] {
  const today = todayOf({ city, now: () => now });
  const line = inLine(
    waits.filter(({ status }) => status === 'waiting'),
    queues.rules(today),
  );
  const context = { now, special: special(), claimsOf };
  const turns = planTurns(line, { facility, today, context }, city.waitlist);
  return turns.flatMap(({ waiting, places }) => keptClaims(waiting, places));
}

/** From today to the last day that anybody on a waitlist wants. */
export function spanWaited(
  { city, special }: Pick<Portal, 'city' | 'special'>,
  { facility, waits, now }: Pick<Line, 'facility' | 'now'> & { waits: readonly Pick<WaitRecord, 'care'>[] },
): { from: CivilDate; to: CivilDate } {
  const today = todayOf({ city, now: () => now });
  const days = waits.flatMap(({ care }) => staysOf(care, { facility, special: special(), today }).at(-1)?.date ?? []);
  return { from: today, to: [today, ...days].sort().at(-1) ?? today };
}

/** The same for the centres of some classes, by what is known of their places: no more than a second old. */
export async function keptAhead(portal: KeepingAhead, classIds: ReadonlySet<string>, now: Instant): Promise<PlacedClaim[]> {
  const queues = await portal.queues.look();
  const kept: PlacedClaim[] = [];
  for (const [facilityId, waits] of queues.at) {
    if (!centreOutline(portal.supplies, facilityId)?.classes.some(({ id }) => classIds.has(id))) continue;
    const facility = portal.supplies.get(facilityId);
    if (!facility) continue;
    const { from, to } = spanWaited(portal, { facility, waits, now });
    const own = facility.classes.map(({ id }) => id);
    const { claimsOf } = await portal.occupancy.look(own, from, to);
    kept.push(...aheadOf(portal, { facility, waits, queues, now, claimsOf }));
  }
  return kept;
}
