import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { newNumber } from '#cms/records/identity.ts';
import type { ReceiptLines } from '#cms/records/receipts.ts';
import type { Fen } from '#domain/money/money.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

/** A receipt for every payment and every refund (R70). `source` is unique: one event, one receipt. */
export async function issueReceipt(
  { receipts, city }: Pick<Portal, 'receipts' | 'city'>,
  { booking, at, ...receipt }: ReceiptLines & { booking: BookingRecord; source: string; amount: Fen; at: Instant },
  unit: Unit,
): Promise<void> {
  const number = newNumber('R', toLocal(at, city.timeZone).date);
  await receipts.add({ ...receipt, number, bookingId: booking.id, facilityId: booking.facilityId, issuedAt: at }, unit);
}
