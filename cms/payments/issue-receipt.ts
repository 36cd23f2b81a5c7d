import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { json } from '#cms/records/json.ts';
import { newNumber } from '#cms/records/new-number.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

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
