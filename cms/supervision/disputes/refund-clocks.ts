import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { owedOf } from '#cms/payments/owed.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import type { Fen } from '#domain/money/money.ts';
import { isDisputeOver } from '#domain/supervision/dispute.ts';
import { type ClockCause, type RefundClock, refundClock } from '#domain/supervision/refund-clock.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { overseesCentre } from './step-dispute.ts';

/** Money of a booking that a family waits for, or asks for, with how long that has taken. */
export interface MoneyClock {
  of: ClockCause;
  booking: Pick<BookingRecord, 'id' | 'number' | 'facilityId'>;
  /** The refund's, or the matter's. */
  number: string;
  amount: Fen;
  currency: string;
  clock: RefundClock;
}

type Needs = Pick<
  Portal,
  'bookings' | 'city' | 'disputes' | 'now' | 'outsideReturns' | 'payments' | 'refunds' | 'special' | 'terms'
>;

/** Not sent yet; or, of what was paid at a counter, not handed back yet. */
async function notThere({ payments }: Pick<Portal, 'payments'>, refunds: readonly RefundRecord[]): Promise<RefundRecord[]> {
  const found: RefundRecord[] = [];
  for (const one of refunds) {
    const waits = one.status !== 'sent' || (!one.arrivedAt && (await payments.get(one.paymentId)).provider === 'centre');
    if (waits) found.push(one);
  }
  return found;
}

/** What a family waits for of one booking, the soonest to end first. */
export async function clocksOf(portal: Needs, booking: BookingRecord): Promise<MoneyClock[]> {
  const unsent = await notThere(portal, await portal.refunds.listOf(booking.id));
  return clocks(portal, {
    unsent,
    matters: await portal.disputes.ofBooking(booking.id),
    known: new Map([[booking.id, booking]]),
  });
}

/** All money of a supervisor's territory whose time is nearly up or over, the longest over first; no family is named. */
export async function listRefundClocks(
  portal: Needs & Pick<Portal, 'facilities'>,
  user: StaffUser,
): Promise<(MoneyClock & { facility: Facility })[]> {
  if (!hasRole(user, 'administrator', 'supervisor')) return [];
  const refunds = [...(await portal.refunds.listUnsent()), ...(await portal.refunds.onTheWay())];
  const [unsent, matters] = await Promise.all([notThere(portal, refunds), portal.disputes.asksMoney()]);
  const ids = [...new Set([...unsent, ...matters].map(({ bookingId }) => bookingId))];
  const known = new Map((await portal.bookings.findAll(ids)).map((one) => [one.id, one]));
  const facilities = await portal.facilities.findAll([...new Set([...known.values()].map(({ facilityId }) => facilityId))]);
  const seen = new Map(facilities.filter((one) => overseesCentre(user, one)).map((one) => [one.id, one]));
  return (await clocks(portal, { unsent, matters, known }))
    .filter(({ clock }) => clock.standing !== 'running')
    .flatMap((one) => {
      const facility = seen.get(one.booking.facilityId);
      return facility ? [{ ...one, facility }] : [];
    });
}

async function clocks(
  portal: Needs,
  {
    unsent,
    matters,
    known,
  }: { unsent: readonly RefundRecord[]; matters: readonly DisputeRecord[]; known: ReadonlyMap<string, BookingRecord> },
): Promise<MoneyClock[]> {
  const { city, terms } = portal;
  const today = todayOf(portal);
  const ofCity = { rules: (await terms.rulesOn(today)).map(({ rule }) => rule), payWithinDays: city.refundWithinDays };
  const clockOf = (at: Instant, booking: BookingRecord) =>
    refundClock({ askedOn: toLocal(at, city.timeZone).date, today, terms: booking.terms, ofCity, special: portal.special() });
  const found: MoneyClock[] = [];
  for (const refund of unsent) {
    const booking = known.get(refund.bookingId);
    const { rest: owed } = await owedOf(portal, refund);
    // What is to be handed out at a counter counts as sent in the books.
    const rest = refund.status === 'sent' ? refund.amount - refund.covered : owed;
    if (!booking || rest <= 0) continue;
    const { reference: number, currency, requestedAt } = refund;
    found.push({ of: 'refund', booking, number, amount: rest, currency, clock: clockOf(requestedAt, booking) });
  }
  for (const matter of matters) {
    const booking = known.get(matter.bookingId);
    if (!booking || !matter.amount || isDisputeOver(matter)) continue;
    const { number, amount, openedAt } = matter;
    found.push({ of: 'asked', booking, number, amount, currency: city.currency, clock: clockOf(openedAt, booking) });
  }
  return found.toSorted((a, b) => a.clock.left - b.clock.left || a.number.localeCompare(b.number));
}
