import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { WaitEnd } from '#cms/records/shapes/waitlist.ts';
import type { WaitRecord } from '#cms/records/waits.ts';
import { isLive, overlapping } from '#domain/booking/one-at-a-time.ts';
import type { Occasion } from '#domain/care/care.ts';
import { staysOf, waitsUntil } from '#domain/offers/waitlist.ts';
import { isOpen } from '#domain/offers/waitlist-offer.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';

export type Judging = Pick<Portal, 'bookings' | 'city' | 'now' | 'special' | 'supplies'>;

/** Why a family's turn, or its waiting, is over; nothing while it goes on. */
export async function whyOver(portal: Judging, wait: WaitRecord, unit?: Unit): Promise<WaitEnd | undefined> {
  const live = new Map<string, BookingRecord[]>();
  for (const { id } of wait.children) live.set(id, await portal.bookings.liveOf(id, unit));
  return judge(portal, wait, live);
}

/** The same by bookings that have been read. */
export function judge(
  portal: Pick<Judging, 'city' | 'now' | 'special' | 'supplies'>,
  wait: WaitRecord,
  liveOf: ReadonlyMap<string, readonly BookingRecord[]>,
): WaitEnd | undefined {
  const now = portal.now();
  const all = (childId: string) => (liveOf.get(childId) ?? []).filter((one) => isLive(one, now));
  const paid = (childId: string) => all(childId).filter(({ status }) => status === 'confirmed');
  const has = (its: (childId: string) => readonly BookingRecord[], childId: string, stays: readonly Occasion[]) =>
    overlapping(its(childId), stays) !== undefined;
  if (wait.offer) {
    const { places, until } = wait.offer;
    if (places.every(({ childId, stays }) => stays.every((stay) => has(paid, childId, [stay])))) return 'booked';
    if (isOpen(until, now)) return undefined;
    return places.some(({ childId, stays }) => has(all, childId, stays)) ? 'booked' : 'missed';
  }
  const today = todayOf({ now: () => now, city: portal.city });
  if (waitsUntil(wait.care) < today) return 'time_passed';
  const facility = portal.supplies.get(wait.facilityId);
  if (!facility) return undefined;
  const stays = staysOf(wait.care, { facility, special: portal.special(), today });
  const [first] = stays;
  if (first && hasPassed({ date: first.date, minute: first.from }, { now, timeZone: facility.timeZone })) return 'time_passed';
  return wait.children.some(({ id }) => has(paid, id, stays)) ? 'booked' : undefined;
}
