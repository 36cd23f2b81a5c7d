import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { Lang } from '#domain/language/lang.ts';
import { paysThereBy } from '#domain/money/at-centre.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

type Choosing = Parameters<typeof startPayment>[0] &
  Pick<Portal, 'bookings' | 'city' | 'facilities' | 'sheets' | 'till' | 'work'>;

/** Until when a booking can be paid at its centre, if it can: the centre takes money, a rule is in force and there is time to come. */
export async function payableThere(
  { bookings, city, facilities, now, till }: Pick<Portal, 'bookings' | 'city' | 'facilities' | 'now' | 'till'>,
  booking: BookingRecord,
): Promise<Instant | undefined> {
  if (booking.status !== 'signed') return undefined;
  if (booking.paysBy) return booking.paysBy;
  const at = now();
  const rule = inForceOn(await till.rules(), toLocal(at, city.timeZone).date);
  if (!rule || !(await facilities.get(booking.facilityId)).paysAtCentre) return undefined;
  const all = await bookings.together(booking);
  if (all.some(({ status }) => status === 'held' || status === 'requested')) return undefined;
  const signed = all.filter(({ status }) => status === 'signed');
  const until = paysThereBy(rule, { now: at, startsAt: signed.map(({ startsAt }) => startsAt).sort()[0] ?? booking.startsAt });
  // Nothing is won where the hold itself lasts as long.
  return until && booking.holdUntil && until > booking.holdUntil ? until : undefined;
}

/**
 * A family chooses to pay at the centre: its places, with all that it booked together, are kept until the city's rule says,
 * once, and its counter finds what is to be paid. It can still pay online meanwhile.
 */
export async function payThere(
  portal: Choosing,
  { bookingId, guardianId, lang }: { bookingId: string; guardianId: string; lang: Lang },
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { bookings, city, now, work } = portal;
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  const until = await payableThere(portal, found);
  if (!until) return conflict(found.status === 'confirmed' ? 'already_paid' : 'counter_till.not_here');
  const kept = await work(async (unit): Promise<Result<object>> => {
    const booking = await bookings.get(found.id, unit);
    if (booking.status !== 'signed' || !booking.holdUntil || booking.holdUntil <= now()) return conflict('hold_expired');
    for (const one of await bookings.together(booking, unit)) {
      if (one.status !== 'signed' || one.paysBy) continue;
      await extendPlaces(portal, { ...one, longer: true }, until, unit);
      const remindAt = reminderOf({ ...one, holdUntil: until, paysBy: until }, now(), city.timeZone) ?? null;
      const by = { kind: 'guardian', id: guardianId } as const;
      await bookings.addAction(one, { type: 'pay_there', at: now(), by, until }, unit, {
        holdUntil: until,
        paysBy: until,
        remindAt,
      });
    }
    return { ok: true };
  });
  return kept.ok ? startPayment(portal, { bookingId, guardianId, lang, by: 'centre' }, keep) : kept;
}
