import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import type { Fen } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { Receipt } from './payload-types.ts';
import { priceLine } from './shapes/money.ts';
import { refundLine } from './shapes/refund.ts';
import { idOf } from './supply.ts';

/** What was paid, or what went back. */
export type ReceiptLines = { kind: 'payment'; lines: PriceLine[] } | { kind: 'refund'; lines: RefundLine[] };

export type ReceiptRecord = ReceiptLines & {
  id: string;
  number: string;
  bookingId: string;
  /** What it is for: unique, so that one event has one receipt. */
  source: string;
  amount: Fen;
  issuedAt: Instant;
};

/** Receipts for every payment and every refund (R70). */
export interface Receipts {
  /** Of one booking, in the order they were issued. */
  listOf(bookingId: string): Promise<ReceiptRecord[]>;
  /** Whether a receipt has one of these numbers. */
  hasAny(numbers: readonly string[]): Promise<boolean>;
  add(
    receipt: ReceiptLines & {
      facilityId: string;
      bookingId: string;
      number: string;
      source: string;
      amount: Fen;
      issuedAt: Instant;
    },
    unit: Unit,
  ): Promise<void>;
}

export const receiptLines = z.union([z.array(priceLine), z.array(refundLine)]);

export function createReceipts({ payload }: Kept): Receipts {
  const collection = 'receipts';
  return {
    listOf: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      const { docs } = await payload.find({ collection, where, sort: 'createdAt', depth: 0, pagination: false });
      return docs.map(toReceipt);
    },
    hasAny: async (numbers) =>
      numbers.length > 0 && (await payload.count({ collection, where: { number: { in: [...numbers] } } })).totalDocs > 0,
    add: async ({ bookingId, facilityId, ...same }, req) => {
      const data = { ...same, booking: bookingId, facility: facilityId };
      await payload.create({ collection, depth: 0, data, req });
    },
  };
}

function toReceipt(doc: Receipt): ReceiptRecord {
  const { id, number, source, amount, issuedAt } = doc;
  const same = { id, number, bookingId: idOf(doc.booking), source, amount, issuedAt };
  return doc.kind === 'refund'
    ? { ...same, kind: 'refund', lines: z.array(refundLine).parse(doc.lines ?? []) }
    : { ...same, kind: 'payment', lines: z.array(priceLine).parse(doc.lines ?? []) };
}
