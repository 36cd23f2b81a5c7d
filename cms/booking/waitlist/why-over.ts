import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { WaitEnd, WaitOffer } from '#cms/records/shapes/waitlist.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { isLive, notCovered, overlapping } from '#domain/booking/one-at-a-time.ts';
import type { Occasion } from '#domain/care/care.ts';
import {
  isStillSold,
  type KeptPlace,
  staysOfChild,
  staysOfFamily,
  type WaitingChild,
  waitsUntil,
} from '#domain/offers/waitlist.ts';
import { isOpen } from '#domain/offers/waitlist-offer.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';

export type Judging = Pick<Portal, 'bookings' | 'city' | 'now' | 'special' | 'supplies'>;

/** What ends a family's waiting, with the stays of its offer that it has not booked, where it has booked others. */
export interface Over {
  type: WaitEnd;
  open?: Occasion[];
}

type Live = ReadonlyMap<string, readonly BookingRecord[]>;
type Seeing = Pick<Judging, 'city' | 'now' | 'special' | 'supplies'>;

/** Why a family's turn, or its waiting, is over; nothing while it goes on. */
export async function whyOver(portal: Judging, wait: WaitRecord, unit?: Unit): Promise<Over | undefined> {
  const live = new Map<string, BookingRecord[]>();
  for (const { id } of wait.children) live.set(id, await portal.bookings.liveOf(id, unit));
  return judge(portal, wait, live);
}

/** The same by bookings that have been read. */
export function judge(portal: Seeing, wait: WaitRecord, liveOf: Live): Over | undefined {
  const now = portal.now();
  if (wait.offer) return judgeOffer(portal, { wait, offer: wait.offer }, liveOf);
  const today = todayOf({ now: () => now, city: portal.city });
  if (waitsUntil(wait.care) < today) return { type: 'time_passed' };
  const facility = portal.supplies.get(wait.facilityId);
  if (!facility) return undefined;
  const centre = { facility, special: portal.special(), today };
  const [first] = staysOfFamily(wait, centre);
  if (first && hasPassed({ date: first.date, minute: first.from }, { now, timeZone: facility.timeZone }))
    return { type: 'time_passed' };
  const isBooked = (child: WaitingChild) =>
    notCovered(paidOf(liveOf, child.id), staysOfChild(wait.care, child, centre)).length === 0;
  return first && wait.children.every(isBooked) ? { type: 'booked' } : undefined;
}

const paidOf = (liveOf: Live, childId: string) => (liveOf.get(childId) ?? []).filter(({ status }) => status === 'confirmed');

/** An offer is booked when all of it is paid. What is held of it when its time is over may still be paid. */
function judgeOffer(portal: Seeing, { wait, offer }: { wait: WaitRecord; offer: WaitOffer }, liveOf: Live): Over | undefined {
  const now = portal.now();
  const { places, until, acceptedAt } = offer;
  const left = places.map((place) => ({ ...place, stays: notCovered(paidOf(liveOf, place.childId), place.stays) }));
  const open = left.flatMap(({ stays }) => stays);
  if (open.length === 0) return { type: 'booked' };
  const isHeldNow = left.some(({ childId, stays }) => {
    const live = (liveOf.get(childId) ?? []).filter((one) => one.status !== 'confirmed' && isLive(one, now));
    const inTime = live.filter(({ actions }) => actions.some(({ type, at }) => type === 'hold' && at < until));
    return overlapping(inTime, stays) !== undefined;
  });
  if (isHeldNow) return undefined;
  if (!areSold(portal, { wait, at: offer.at, places: left })) return { type: 'off_sale' };
  if (isOpen(until, now)) return undefined;
  if (open.length < places.flatMap(({ stays }) => stays).length) return { type: 'part_booked', open };
  return { type: acceptedAt ? 'unpaid' : 'missed' };
}

/** Whether what is kept can still be bought: its centre may have been stopped since, or have no such class or price. */
export function areSold(
  portal: Pick<Seeing, 'special' | 'supplies'>,
  { wait, at, places }: { wait: WaitRecord; at: string; places: readonly KeptPlace[] },
): boolean {
  const whole = portal.supplies.get(wait.facilityId);
  if (!whole) return true;
  const facility = suppliedTo(whole, wait.of ?? 'employee');
  return places.every((place) => {
    const child = wait.children.find(({ id }) => id === place.childId);
    const kept = { care: wait.care, birthDate: child?.birthDate ?? '', place };
    return !child || isStillSold(facility, kept, { now: at, special: portal.special() });
  });
}
