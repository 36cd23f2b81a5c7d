import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import { changesOf, earlyEndOf } from '#domain/booking/booking-state.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { type Renewal, renewalOf } from '#domain/booking/renewal.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { type Holding, holdPlace } from './hold-place.ts';
import { type Quote, type Quoting, quoteCare } from './quote-care.ts';

/** What may follow a family's monthly care at its centre; nothing where it is no such care, is over or was ended early, is followed already, or the child is three by then. */
export async function renewalFor(
  portal: Pick<Portal, 'bookings' | 'children' | 'city' | 'now' | 'special' | 'terms'>,
  booking: BookingRecord,
): Promise<Renewal | undefined> {
  const { bookings, children, now, special } = portal;
  const at = now();
  if (booking.status !== 'confirmed' || booking.endsAt <= at || earlyEndOf(booking.actions)) return undefined;
  const live = (await bookings.liveOf(booking.childId)).filter((one) => isLive(one, at));
  // Other care was signed in the place of its later months: what that comes to is seen first.
  if (live.some((one) => one.status === 'signed' && changesOf(one.actions) === booking.id)) return undefined;
  const child = await children.find(booking.childId);
  if (!child) return undefined;
  const { birthDate } = child;
  const today = todayOf(portal);
  const rule = await portal.terms.aheadPayOn(today);
  return renewalOf(booking, prepaidAt(live, booking.facilityId), { today, special: special(), birthDate, rule });
}

/** What care that follows costs for as many months as it can be had, all paid now or signed ahead; nothing where it cannot be quoted as it is. */
export async function quoteNext(
  portal: Quoting & Pick<Portal, 'children'>,
  booking: BookingRecord,
  { from, months, ahead }: Pick<Renewal, 'from' | 'months' | 'ahead'>,
): Promise<Quote | undefined> {
  const facility = portal.supplies.get(booking.facilityId);
  const most = months || Math.max(0, ...ahead.map((one) => one.months));
  if (!facility || most === 0) return undefined;
  const { childId, classId, hadSameService } = booking;
  const { birthDate } = await portal.children.get(childId);
  const request = { ...booking.request, date: from, months: most } as CareRequest;
  const wish = { slug: facility.slug, request, birthDate, childId, hadSameService };
  const quoted = await quoteCare(portal, { ...wish, classId });
  const found = quoted.ok || quoted.code !== 'no_class_for_age' ? quoted : await quoteCare(portal, wish);
  return found.ok ? found.quote : undefined;
}

interface RenewalWish {
  /** The care that it follows. */
  bookingId: string;
  guardianId: string;
  months: number;
}

/**
 * Holds what follows a family's monthly care, in its class where the child still fits that, with those who may collect it
 * and what its family has agreed to. What would be prepaid past three months is signed now, and paid for when it no longer is.
 */
export async function holdNext(
  portal: Holding & Pick<Portal, 'special'>,
  { bookingId, guardianId, months }: RenewalWish,
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, supplies, terms } = portal;
  const booking = await bookings.find(bookingId, guardianId);
  const facility = booking && supplies.get(booking.facilityId);
  if (!booking || !facility) return notFound('booking_not_found');
  if (booking.guardianId !== guardianId) return conflict('signed_by_other');
  const next = await renewalFor(portal, booking);
  const counts = next ? [next.months, ...next.ahead.map((one) => one.months)] : [];
  if (!next || months > Math.max(...counts)) return conflict('not_renewed');
  const { childId, classId, pickups, consents, hadSameService } = booking;
  const wish = {
    ...{ slug: facility.slug, guardianId, childId, pickups, consents, hadSameService },
    request: { ...booking.request, date: next.from, months } as CareRequest,
    by: { kind: 'guardian', id: guardianId } as const,
    ahead: await terms.aheadPayOn(todayOf(portal)),
  };
  const held = await holdPlace(portal, { ...wish, classId }, keep);
  return !held.ok && held.code === 'no_class_for_age' ? holdPlace(portal, wish, keep) : held;
}
