import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { paysNow } from '#domain/booking/booking-state.ts';
import { earnestDue } from '#domain/booking/earnest-paid.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import type { Lang } from '#domain/language/lang.ts';
import { paysThereBy } from '#domain/money/at-centre.ts';
import { offerUntil } from '#domain/offers/waitlist-offer.ts';
import { inForceOn } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { othersWait } from './others-wait.ts';

type Judging = Parameters<typeof othersWait>[0] & Pick<Portal, 'bookings' | 'till'>;
type Choosing = Parameters<typeof startPayment>[0] & Judging & Pick<Portal, 'sheets' | 'work'>;

/** Until when a booking can be paid at its centre, and whether it is sooner because another family waits for its places. */
interface PayableThere {
  until: Instant;
  waited: boolean;
}

/** Whether a booking can be paid at its centre: the centre takes money, a rule is in force and there is time to come. */
export async function payableThere(portal: Judging, booking: BookingRecord): Promise<PayableThere | undefined> {
  const { bookings, city, facilities, now, till } = portal;
  // Earnest money is paid online, in the time of the hold.
  if (booking.status !== 'signed' || earnestDue(booking) > 0) return undefined;
  if (booking.paysBy) return { until: booking.paysBy, waited: false };
  const at = now();
  if (!paysNow(booking.actions, at)) return undefined;
  const rule = inForceOn(await till.rules(), toLocal(at, city.timeZone).date);
  if (!rule || !(await facilities.get(booking.facilityId)).paysAtCentre) return undefined;
  const all = await bookings.together(booking);
  if (all.some(({ status }) => status === 'held' || status === 'requested')) return undefined;
  const signed = all.filter(({ status }) => status === 'signed');
  const most = paysThereBy(rule, { now: at, startsAt: signed.map(({ startsAt }) => startsAt).sort()[0] ?? booking.startsAt });
  // Signed ahead it is kept until its last day in any case.
  if (booking.paysFrom && booking.holdUntil) return { until: booking.holdUntil, waited: false };
  const offered = most && (await offerClock(portal, signed));
  const until = offered && offered < most ? offered : most;
  // Nothing is won where the hold itself lasts as long.
  return until && booking.holdUntil && until > booking.holdUntil ? { until, waited: until !== most } : undefined;
}

/** Where another family waits for any of these places: how long it would have to accept one of them. */
async function offerClock(portal: Judging, wanted: readonly BookingRecord[]): Promise<Instant | undefined> {
  const { city, now, supplies } = portal;
  const [booking] = wanted;
  const facility = booking && supplies.get(booking.facilityId);
  const [first] = wanted.flatMap(({ occasions }) => occasions).sort((a, b) => (a.date < b.date ? -1 : 1));
  if (!facility || !first) return undefined;
  for (const one of wanted) if (await othersWait(portal, one)) return offerUntil(now(), city.waitlist, { facility, first });
  return undefined;
}

/**
 * A family chooses to pay at the centre: its places, with all that it booked together, are kept until the city's rule says,
 * once, and its counter finds what is to be paid. Where others wait for them it is no longer than an offer of the waitlist
 * lasts. It can still pay online meanwhile.
 */
export async function payThere(
  portal: Choosing,
  { bookingId, guardianId, lang }: { bookingId: string; guardianId: string; lang: Lang },
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { bookings, city, now, work } = portal;
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  const there = await payableThere(portal, found);
  if (!there) return conflict(found.status === 'confirmed' ? 'already_paid' : 'counter_till.not_here');
  const { until } = there;
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
