import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isReturned, type RefundLine } from '#domain/contract/refund.ts';
import { keptEntry } from '#domain/money/ledger.ts';
import { sum } from '#domain/money/money.ts';
import type { PriceKind } from '#domain/money/pricing.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { bookGiven, type Delivering } from './deliver-care.ts';

/**
 * Closes the books of a booking: the days given until it ended, and what the centre keeps beside them and what is still to
 * go back, which has been asked for before. It reads what is prepaid in the ledger itself, so that what was booked as given is never booked again as kept.
 */
export async function bookKept(
  portal: Delivering & Pick<Portal, 'refunds'>,
  booking: BookingRecord,
  { ended, at, unit }: { ended: Instant; at: Instant; unit: Unit },
): Promise<void> {
  await bookGiven(portal, booking, { at: ended, unit });
  const toCome = (await portal.refunds.listOf(booking.id, unit)).filter(
    ({ status, cause }) => status !== 'sent' && !isReturned(cause),
  );
  const lines = toCome.flatMap((refund) => refund.lines);
  const owed = await portal.ledger.balances({ bookingId: booking.id }, unit);
  const prepaid = { care: owed.prepaid_care, meals: owed.prepaid_meals };
  const entry = keptEntry(booking.id, { at, prepaid, refund: { care: backOf(lines, 'care'), meals: backOf(lines, 'meals') } });
  if (entry.postings.length > 0)
    await portal.ledger.write(entry, { bookingId: booking.id, facilityId: booking.facilityId }, unit);
}

/** Care and meals are kept apart in the books (膳食费专款专用). */
export const backOf = (lines: readonly RefundLine[], kind: PriceKind) =>
  sum(lines.filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
