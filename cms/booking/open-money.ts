import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isLive } from '#domain/booking/booking-state.ts';
import { duesOf } from '#domain/booking/extras.ts';

/**
 * Why money of a booking that is over has yet to move: the centre is asked who came, a service month is to be settled,
 * a refund is on its way, it came back or was refused, the payment is disputed at the payer's bank, or the family owes a
 * late pick-up.
 */
export const OPEN_MONEY = ['asked', 'to_settle', 'requested', 'failed', 'disputed', 'owed'] as const;
export type OpenMoney = (typeof OPEN_MONEY)[number];

/** A family's bookings of which money has yet to move, each with what it waits for. */
export async function openMoneyOf(
  { bookings, outsideReturns, refunds }: Pick<Portal, 'bookings' | 'outsideReturns' | 'refunds'>,
  guardianId: string,
  unit?: Unit,
): Promise<{ booking: BookingRecord; why: OpenMoney }[]> {
  const open: { booking: BookingRecord; why: OpenMoney }[] = [];
  for (const booking of await bookings.listOf(guardianId, unit)) {
    const unsent = (await refunds.listOf(booking.id, unit)).filter(({ status }) => status !== 'sent');
    const outside = unsent[0] ? await outsideReturns.ofPayment(unsent[0].paymentId, unit) : [];
    const why = whyOpen(
      booking,
      unsent.map(({ status }) => status),
      outside.some(({ status }) => status === 'open'),
    );
    if (why) open.push({ booking, why });
  }
  return open;
}

function whyOpen(
  { actions, answerBy, nextSettlementAt, status }: BookingRecord,
  unsent: readonly string[],
  disputed: boolean,
): OpenMoney | undefined {
  if (disputed) return 'disputed';
  if (unsent.includes('failed')) return 'failed';
  if (unsent.length > 0) return 'requested';
  if (status === 'cancelled' && answerBy) return 'asked';
  if (duesOf(actions).length > 0) return 'owed';
  return nextSettlementAt && !isLive(status) ? 'to_settle' : undefined;
}
