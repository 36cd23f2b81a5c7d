import { conflict, type Result } from '#cms/core/problem.ts';
import type { ProviderName } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { EARNEST, earnestPaid } from '#domain/booking/earnest-paid.ts';
import { duesOf, heldLonger } from '#domain/booking/extras.ts';
import { foldStatus } from '#domain/booking/status-table.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { type Opening, openCheckout, stillOpen } from './open-checkout.ts';
import { onlineWaysFor, wayToPay } from './payee.ts';

/** A charge that stands in the account has no end: its page at the provider has one, and is opened anew after it. */
const DUE_MINUTES = 60;
/** At the counter it stands as long as the family may need to come by. */
const AT_COUNTER_MINUTES = 7 * 24 * 60;
/** Early enough that whoever is sent to the page has time to pay there. */
const LEFT_AFTER_MINUTES = DUE_MINUTES / 2;

/**
 * Opens a checkout for what a booking costs beside its price, or gives back the one that is open: for the longer stay that
 * is held, else for the first charge that stands. A centre that is paid nowhere but at its counter takes it there.
 */
export async function payExtra(
  portal: Opening,
  booking: BookingRecord,
  { lang, by: named }: { lang: Lang; by?: ProviderName },
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const extra = nextExtra(booking.actions, portal.now());
  if (!extra) return conflict('nothing_due');
  const facility = await portal.facilities.get(booking.facilityId);
  const bookings = [booking];
  const isThere = onlineWaysFor(portal, facility, bookings).length === 0 && Boolean(facility.paysAtCentre);
  const way = wayToPay(portal, { facility, bookings }, isThere ? 'centre' : named);
  if (!way.ok) return way;
  const { by } = way;
  const { id, amount } = extra;
  const ends = (startedAt: Instant) => extra.until ?? plusMinutes(startedAt, isThere ? AT_COUNTER_MINUTES : DUE_MINUTES);
  const open = stillOpen((await portal.payments.listOf(booking.id)).filter((one) => one.extra === id && one.provider === by));
  if (open && portal.now() < ends(open.startedAt)) return { ok: true, payment: open };
  // What was begun and broken off is asked for in its own words while its page would last, and is left after that.
  const since = plusMinutes(portal.now(), -LEFT_AFTER_MINUTES);
  const wanted = { parts: [{ booking, amount }], asked: booking.id, extra: id, lang, by, expiresAt: ends, since };
  return openCheckout(portal, wanted, keep);
}

/** What is to be paid next beside the price. */
export function nextExtra(actions: Parameters<typeof duesOf>[0], now: Instant) {
  const held = heldLonger(actions, now);
  const [due] = duesOf(actions);
  return held ?? (due && { ...due, until: undefined });
}

/** Whether what a payment beside the price was begun for can still be paid. */
export function isStillDue(actions: Parameters<typeof duesOf>[0], extra: string, now: Instant): boolean {
  if (extra === EARNEST) return foldStatus(actions) === 'signed' && !earnestPaid(actions);
  return heldLonger(actions, now)?.id === extra || duesOf(actions).some(({ id }) => id === extra);
}
