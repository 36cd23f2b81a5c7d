import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { json } from '#cms/records/json.ts';
import type { JournalEntry } from '#domain/money/ledger.ts';

export async function writeEntry({ payload }: Portal, booking: BookingRecord, entry: JournalEntry, req: Unit): Promise<void> {
  await payload.create({
    collection: 'ledger-entries',
    depth: 0,
    req,
    data: {
      key: entry.key,
      at: entry.at,
      kind: entry.kind,
      postings: json(entry.postings),
      booking: booking.id,
      facility: booking.facilityId,
    },
  });
}
