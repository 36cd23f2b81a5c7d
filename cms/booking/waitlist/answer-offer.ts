import { todayOf } from '#cms/core/clock.ts';
import { readLinkToken } from '#cms/core/link-token.ts';
import { badRequest, conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { overlapping } from '#domain/booking/one-at-a-time.ts';
import { staysOfChild } from '#domain/offers/waitlist.ts';
import { isOpen } from '#domain/offers/waitlist-offer.ts';
import { HOLD_MINUTES } from '#domain/places/hold-time.ts';
import { addDays, type CivilDate, isCivilDate } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { endWait, giveUpOffer } from './end-wait.ts';
import { type Offering, offerIn } from './offer-places.ts';
import { sendOfWaits } from './tell-waiting.ts';
import { areSold } from './why-over.ts';

/** How somebody names a place on a waitlist: as a guardian of its family, or by the link in a message. */
export type WaitRef = { id: string; guardianId: string } | { token: string };

/** How long a family may pause. */
const LONGEST_PAUSE_DAYS = 180;

/** Anybody else's is as good as absent (promise 7). Linked guardians are one family. */
export async function findWait(
  portal: Pick<Portal, 'environment' | 'guardians' | 'waits'>,
  ref: WaitRef,
): Promise<WaitRecord | undefined> {
  if ('token' in ref) {
    const key = readLinkToken(portal, 'leave-waitlist', ref.token);
    return key ? portal.waits.findByLeaveKey(key) : undefined;
  }
  const found = await portal.waits.find(ref.id);
  return found && (await portal.guardians.familyOf(ref.guardianId)).includes(found.guardianId) ? found : undefined;
}

type Changed = { ok: true; wait: WaitRecord; told?: string[] } | Problem;

/** Changes a family's waiting in its turn, and offers at once to the next what it gives back. */
async function changeWait(
  portal: Offering,
  ref: WaitRef,
  change: (wait: WaitRecord, unit: Unit) => Promise<Changed>,
): Promise<Result<{ wait: WaitRecord }>> {
  const found = await findWait(portal, ref);
  if (!found) return notFound('wait_not_found');
  const done = await portal.work(async (unit): Promise<Changed> => {
    await portal.facilities.takeTurn(found.facilityId, unit);
    const wait = await portal.waits.find(found.id, unit);
    if (!wait) return notFound('wait_not_found');
    const changed = await change(wait, unit);
    if (!changed.ok) return changed;
    const told = wait.offer && changed.wait.status === 'ended' ? await offerIn(portal, wait.facilityId, unit) : [];
    return { ...changed, told: [...told, ...(changed.told ?? [])] };
  });
  if (!done.ok) return done;
  await sendOfWaits(portal, done.told ?? []);
  return { ok: true, wait: done.wait };
}

const byOf = (ref: WaitRef) => ('guardianId' in ref ? { by: ref.guardianId } : {});

/** The family wants the place: it is kept while it books, and other waiting that this makes pointless is over. */
export function acceptOffer(portal: Offering, ref: { id: string; guardianId: string }): Promise<Result<{ wait: WaitRecord }>> {
  return changeWait(portal, ref, (wait, unit) => acceptIn(portal, { wait, guardianId: ref.guardianId }, unit));
}

/** The same within the unit of work of a hold, which says yes too. */
export async function acceptIn(
  portal: Offering,
  { wait, guardianId }: { wait: WaitRecord; guardianId: string },
  unit: Unit,
): Promise<Changed> {
  const now = portal.now();
  const { offer } = wait;
  if (!offer || wait.status !== 'offered' || !isOpen(offer.until, now)) return conflict('wait_offer_over');
  if (!areSold(portal, { wait, at: offer.at, places: offer.places })) return conflict('wait_offer_over');
  if (offer.acceptedAt) return { ok: true, wait };
  // Who says yes in the last minute has the time to book all the same.
  const until = [offer.until, plusMinutes(now, HOLD_MINUTES)].sort()[1] ?? offer.until;
  const event = { type: 'accepted', at: now, by: guardianId } as const;
  const accepted = await portal.waits.change(wait, event, { offer: { ...offer, until, acceptedAt: now } }, unit);
  const told: string[] = [];
  for (const other of await pointlessWith(portal, accepted, unit)) {
    await endWait(portal, other, { type: 'pointless', by: guardianId }, unit);
    told.push(other.id);
  }
  return { ok: true, wait: accepted, told };
}

/** A family's other waiting for a child that is now to be elsewhere at that time. */
async function pointlessWith(
  portal: Pick<Portal, 'city' | 'now' | 'special' | 'supplies' | 'waits'>,
  { id, guardianId, offer }: WaitRecord,
  unit?: Unit,
): Promise<WaitRecord[]> {
  const today = todayOf(portal);
  const others = (await portal.waits.liveOf(guardianId, unit)).filter((one) => one.id !== id);
  return others.filter(({ care, children, facilityId }) => {
    const facility = portal.supplies.get(facilityId);
    if (!facility) return false;
    const centre = { facility, special: portal.special(), today };
    return children.some((child) => {
      const places = offer?.places.filter(({ childId }) => childId === child.id) ?? [];
      const kept = places.map((place) => ({ occasions: place.stays }));
      return overlapping(kept, staysOfChild(care, child, centre)) !== undefined;
    });
  });
}

/** The family does not want the place: it is the next one's at once. */
export function declineOffer(portal: Offering, ref: WaitRef): Promise<Result<{ wait: WaitRecord }>> {
  return changeWait(portal, ref, async (wait, unit) => {
    if (wait.status === 'ended') return { ok: true, wait };
    if (!wait.offer) return conflict('wait_offer_over');
    return { ok: true, wait: await endWait(portal, wait, { type: 'declined', ...byOf(ref) }, unit) };
  });
}

/** Out of the line. Leaving twice is answered like the first time. */
export function leaveWaitlist(portal: Offering, ref: WaitRef): Promise<Result<{ wait: WaitRecord }>> {
  return changeWait(portal, ref, async (wait, unit) =>
    wait.status === 'ended'
      ? { ok: true, wait }
      : { ok: true, wait: await endWait(portal, wait, { type: 'left', ...byOf(ref) }, unit) },
  );
}

/**
 * Until a day others are asked first; the place in the line stays. An offer that is open is declined by it and goes on to
 * the next. Without a day who has paused waits again.
 */
export function pauseWait(
  portal: Offering,
  ref: { id: string; guardianId: string },
  until: CivilDate | undefined,
): Promise<Result<{ wait: WaitRecord }>> {
  const today = todayOf(portal);
  return changeWait(portal, ref, async (wait, unit) => {
    if (wait.status === 'ended') return conflict('wait_over');
    if (until !== undefined && !(isCivilDate(until) && until > today && until <= addDays(today, LONGEST_PAUSE_DAYS)))
      return badRequest('pause_out_of_range', { field: 'until', params: { days: LONGEST_PAUSE_DAYS } });
    if (until === undefined && wait.pausedUntil === undefined) return { ok: true, wait };
    const free = wait.offer ? await giveUpOffer(portal, wait, ref.guardianId, unit) : wait;
    if (free.status === 'ended') return { ok: true, wait: free };
    const event = { type: until === undefined ? 'resumed' : 'paused', at: portal.now(), by: ref.guardianId } as const;
    const changed = await portal.waits.change(free, event, { pausedUntil: until ?? null }, unit);
    return { ok: true, wait: changed, told: wait.offer ? await offerIn(portal, wait.facilityId, unit) : [] };
  });
}
