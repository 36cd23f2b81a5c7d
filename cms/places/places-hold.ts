import type { Portal } from '#cms/portal/portal.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { firstChange } from './remembered-offers.ts';

const MINUTE_MS = 60_000;

/**
 * For how many seconds, rounded up, what was reckoned at `now` of some centres' places holds if nobody writes: hours begin
 * by the minute, and the first hold among their claims runs out.
 */
export async function secondsPlacesHold(
  { occupancy }: Pick<Portal, 'occupancy'>,
  { facilities, day, now }: { facilities: readonly FacilitySupply[]; day: string; now: Instant },
): Promise<number> {
  const ids = facilities.flatMap(({ classes }) => classes.map(({ id }) => id));
  const taken = await occupancy.look(ids, day, day);
  const from = Date.parse(now);
  const ends = facilities.flatMap((facility) => firstChange(facility, { now, taken }) ?? []).map((end) => Date.parse(end));
  const until = Math.min(from - (from % MINUTE_MS) + MINUTE_MS, ...ends);
  return Math.max(1, Math.ceil((until - from) / 1000));
}
