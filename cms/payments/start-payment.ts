import { conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { ProviderName } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Keep } from '#cms/records/idempotency.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { availableActions, type BookingStatus } from '#domain/booking/booking-state.ts';
import { EARNEST, earnestDue, paysNext } from '#domain/booking/earnest-paid.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { isHeld, waitsLonger } from '#domain/places/hold-time.ts';
import { closeCheckout } from './close-checkout.ts';
import { coversExactly, type Opening, openCheckout, stillOpen } from './open-checkout.ts';
import { nextExtra, payExtra } from './pay-extra.ts';
import { wayToPay } from './payee.ts';
import type { Settling } from './settle-payment.ts';

type Starting = Opening & Settling & Pick<Portal, 'bookings' | 'special' | 'supplies'>;

interface Wish {
  bookingId: string;
  guardianId: string;
  lang: Lang;
  /** By which of several ways; the usual one where none is named. */
  by?: ProviderName;
}

/**
 * Opens a checkout for a signed booking, or gives back the one that is open already; of one that is paid for, for what it
 * costs beside its price. What was booked together is paid for together: one checkout covers all of an order that is held,
 * once all of it is signed. One that is for more, or for less, is closed before another is opened: a family is never asked
 * for one thing on two pages.
 */
export async function startPayment(
  portal: Starting,
  wish: Wish,
  keep?: Keep<{ payment: Payment }>,
): Promise<Result<{ payment: Payment }>> {
  const { bookingId: asked, guardianId, lang } = wish;
  const booking = await portal.bookings.find(asked, guardianId);
  if (!booking) return notFound('booking_not_found');
  if (nextExtra(booking.actions, portal.now())) return payExtra(portal, booking, wish, keep);
  const refused = refuseUnpayable(portal, booking);
  if (refused) return refused;
  const together = await heldTogether(portal, booking);
  const facility = await portal.facilities.get(booking.facilityId);
  const way = wayToPay(portal, { facility, bookings: [booking, ...together] }, wish.by);
  if (!way.ok) return way;
  const { by } = way;
  for (const one of together) {
    const problem = refuseUnpayable(portal, one) ?? (await refuseUnserved(portal, one));
    if (problem) return problem;
  }

  // Asked for of one booking alone, and online.
  const extra = earnestDue(booking) > 0 ? EARNEST : undefined;
  if (extra && by === 'centre') return conflict('way_not_here');
  const { own, parts, outdated } = await openOf(portal, together, { asked, by, extra });
  if (own) return { ok: true, payment: own };
  if (outdated.length > 0)
    return (await closed(portal, outdated)) ? startPayment(portal, wish, keep) : conflict('payment_unavailable');

  const until = parts.map((one) => String(one.booking.holdUntil)).sort()[0] ?? '';
  const extended = parts.flatMap((one) =>
    one.booking.actions.flatMap(({ type, at }) => (type === 'extend' || type === 'pay_there' ? [at] : [])),
  );
  return openCheckout(portal, { parts, asked, extra, lang, by, expiresAt: () => until, since: extended.sort().at(-1) }, keep);
}

function refuseUnpayable({ now }: Pick<Portal, 'now'>, booking: BookingRecord): Problem | undefined {
  if (booking.status === 'confirmed') return conflict('already_paid');
  const allowed = availableActions(booking.status, { ...booking, now: now(), monthly: isMonthly(booking.request) });
  if (allowed.includes('pay') && booking.holdUntil) return undefined;
  if (allowed.includes('expire')) return conflict('hold_expired');
  const { paysFrom: day } = booking;
  return booking.status === 'signed' && day ? conflict('pays_later', { params: { day } }) : conflict('sign_first');
}

const TO_COME: readonly BookingStatus[] = ['requested', 'held', 'signed'];

/** What is still held of all that was booked together with a booking, itself among it. */
async function heldTogether({ bookings, now }: Starting, booking: BookingRecord): Promise<BookingRecord[]> {
  if (!booking.order) return [booking];
  const all = await bookings.together(booking);
  return all.filter(
    (one) => TO_COME.includes(one.status) && one.holdUntil !== undefined && isHeld(one.holdUntil, now(), waitsLonger(one)),
  );
}

/** What is to be paid for at once; the payment of whoever asks if that is open already, and what is open otherwise. */
async function openOf(
  { payments }: Starting,
  together: readonly BookingRecord[],
  { asked, by, extra }: { asked: string; by: ProviderName; extra?: string },
) {
  const open = new Map<string, { payment: Payment; covers: Payment[] }>();
  for (const { id } of together) {
    const payment = stillOpen((await payments.listOf(id)).filter((one) => (one.extra ?? undefined) === extra));
    if (payment) open.set(id, { payment, covers: await payments.partsOf(payment.checkout) });
  }
  const all = together.map((booking) => ({ booking, amount: paysNext(booking) }));
  // Money on its way cannot be called back: what it is for is not asked for again.
  const isOnWay = (id: string) => {
    const one = open.get(id);
    return one?.payment.status === 'pending' && !coversExactly(one.covers, all);
  };
  const own = open.get(asked);
  if (own && isOnWay(asked)) return { own: own.payment, parts: all, outdated: [] };
  const parts = all.filter(({ booking }) => !isOnWay(booking.id));
  const outdated = [...open.values()].filter(
    ({ covers, payment }) => payment.status !== 'pending' && (payment.provider !== by || !coversExactly(covers, parts)),
  );
  return {
    own: own && own.payment.provider === by && coversExactly(own.covers, parts) ? own.payment : undefined,
    parts,
    outdated: outdated.map(({ payment }) => payment.id),
  };
}

/** `false` where the provider cannot be asked to close what is open, or leaves it open. */
async function closed(portal: Starting, ids: readonly string[]): Promise<boolean> {
  try {
    for (const id of ids) await closeCheckout(portal, id);
    const after = await Promise.all(ids.map((id) => portal.payments.get(id)));
    return after.every(({ status }) => status !== 'open' && status !== 'declined');
  } catch (error) {
    if (error instanceof PaymentError) return false;
    throw error;
  }
}
