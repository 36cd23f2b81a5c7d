import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { rivalsOf } from '#domain/offers/waitlist.ts';
import { type Standing, standingOf, type WaitlistRules } from '#domain/offers/waitlist-order.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

type Listing = Pick<Portal, 'city' | 'now' | 'queues' | 'special' | 'supplies' | 'waits'>;

/** How long what is over is still shown. */
const SHOWN_MINUTES = 14 * 24 * 60;

export interface ShownWait {
  wait: WaitRecord;
  /** Where it stands among those who are after the same places; nothing once it is over. */
  standing?: Standing;
}

/** What a family waits for, both guardians' together, and what has ended lately. */
export async function listWaits(portal: Listing, guardianId: string): Promise<{ live: ShownWait[]; ended: ShownWait[] }> {
  const live = await portal.waits.liveOf(guardianId);
  const ended = await portal.waits.endedOf(guardianId, plusMinutes(portal.now(), -SHOWN_MINUTES));
  return { live: await Promise.all(live.map((wait) => showWait(portal, wait))), ended: ended.map((wait) => ({ wait })) };
}

export async function showWait(portal: Listing, wait: WaitRecord): Promise<ShownWait> {
  const facility = portal.supplies.get(wait.facilityId);
  if (!facility || wait.status === 'ended') return { wait };
  const today = todayOf(portal);
  const queues = await portal.queues.look();
  const rivals = rivalsOf(wait, queues.at.get(wait.facilityId) ?? [], { facility, special: portal.special(), today });
  return { wait, standing: standingOf(wait, rivals, queues.rules(today)) };
}

/** The order in force, which is public. */
export async function orderNow(portal: Listing): Promise<WaitlistRules | undefined> {
  return (await portal.queues.look()).published(todayOf(portal));
}

/** The child for which a centre keeps a place while its family books: the one that is asked about, or the only one. */
export async function keptChild(
  { waits }: Pick<Portal, 'waits'>,
  guardianId: string,
  { facilityId, childId }: { facilityId: string; childId?: string },
): Promise<string | undefined> {
  const live = await waits.liveOf(guardianId);
  const kept = live.flatMap(({ facilityId: at, offer }) => (at === facilityId ? (offer?.places ?? []) : []));
  return (kept.find((place) => place.childId === childId) ?? kept[0])?.childId;
}
