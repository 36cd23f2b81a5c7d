import { toLocal } from '#domain/zoned-time.ts';
import type { Unit } from '../database/in-transaction.ts';
import type { Portal } from '../portal.ts';
import type { BookingRecord } from '../records/booking.ts';
import { json } from './hold-place.ts';
import { newNumber } from './new-number.ts';

/** A receipt for every payment and every refund (R70). `source` is unique: one event, one receipt. */
export async function issueReceipt(
  { payload, city }: Portal,
  args: {
    booking: BookingRecord;
    kind: 'payment' | 'refund';
    source: string;
    amount: number;
    lines: readonly unknown[];
    at: string;
  },
  req: Unit,
): Promise<void> {
  const { booking, kind, source, amount, lines, at } = args;
  await payload.create({
    collection: 'receipts',
    depth: 0,
    req,
    data: {
      number: newNumber('R', toLocal(at, city.timeZone).date),
      booking: booking.id,
      facility: booking.facilityId,
      kind,
      source,
      amount,
      lines: json(lines),
      issuedAt: at,
    },
  });
}
