import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { isPaused, type KeptPlace, rivalsOf } from '#domain/offers/waitlist.ts';
import { isQuiet } from '#domain/offers/waitlist-offer.ts';
import { standingOf } from '#domain/offers/waitlist-order.ts';
import { type Offering, offerPlaces, turnsNow } from '../waitlist/offer-places.ts';

/** What offering a place to somebody on the waitlist would mean. */
export type PlannedOffer =
  | { what: 'offered'; until: string; places: readonly KeptPlace[] }
  | { what: 'turn'; places: readonly KeptPlace[]; alsoTold: number }
  | { what: 'quiet' | 'paused' }
  | { what: 'not_free'; before: number };

interface OfferWish {
  facilityId: string;
  waitId: string;
}

type Judging = Offering & Pick<Portal, 'audit' | 'queues'>;

/** Whose turn it is, the public order says: a centre offers what is free, and nobody overtakes by its hand. */
export async function planOffer(
  portal: Judging,
  { facilityId, waitId }: OfferWish,
): Promise<Result<{ wait: WaitRecord; plan: PlannedOffer }>> {
  const wait = await portal.waits.find(waitId);
  const facility = await portal.supplies.fresh(facilityId);
  if (!facility || wait?.facilityId !== facilityId || wait.status === 'ended') return notFound('wait_not_found');
  const of = (plan: PlannedOffer) => ({ ok: true, wait, plan }) as const;
  if (wait.offer) return of({ what: 'offered', until: wait.offer.until, places: wait.offer.places });
  const today = todayOf(portal);
  if (isPaused(wait, today)) return of({ what: 'paused' });
  const live = await portal.waits.liveAt(facilityId);
  const { turns } = await turnsNow(portal, { facility, waiting: live.filter(({ status }) => status === 'waiting') });
  const own = turns.find(({ waiting }) => waiting.id === waitId);
  if (own) {
    if (isQuiet(portal.now(), portal.city.waitlist, portal.city.timeZone)) return of({ what: 'quiet' });
    return of({ what: 'turn', places: own.places, alsoTold: turns.length - 1 });
  }
  const queues = await portal.queues.look();
  const rivals = rivalsOf(wait, live, { facility, special: portal.special(), today });
  return of({ what: 'not_free', before: standingOf(wait, rivals, queues.rules(today)).position - 1 });
}

/** Offers what is free, in the public order. Refused where the family that was meant would not be among those who get it. */
export async function offerTurn(
  portal: Judging,
  { by, ...wish }: OfferWish & { by: string },
): Promise<Result<{ wait: WaitRecord }>> {
  const planned = await planOffer(portal, wish);
  if (!planned.ok) return planned;
  if (planned.plan.what !== 'turn') return conflict('not_its_turn');
  const { facilityId, waitId } = wish;
  await portal.audit.write({ actor: by, action: 'offer_places', subject: `facility:${facilityId}`, detail: { wait: waitId } });
  await offerPlaces(portal, facilityId);
  const wait = await portal.waits.find(waitId);
  return wait?.status === 'offered' ? { ok: true, wait } : conflict('not_its_turn');
}
