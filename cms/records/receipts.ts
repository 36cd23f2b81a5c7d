import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import type { Fen } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { PAYEES, type Payee, receiptNumber } from '#domain/money/receipt.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { takeTurnOf } from './facilities.ts';
import { centreCode } from './identity.ts';
import { isId, type Kept } from './kept.ts';
import type { Receipt } from './payload-types.ts';
import { priceLine } from './shapes/money.ts';
import { refundLine } from './shapes/refund.ts';
import { idOf } from './supply.ts';

/**
 * What was paid, or what went back: nothing is listed where it was not taken as a price and went straight back. Interest is a
 * sum alone, and a receipt that takes another back lists nothing itself.
 */
export type ReceiptLines =
  | { kind: 'payment'; lines: PriceLine[] }
  | { kind: 'refund'; lines: RefundLine[] }
  | { kind: 'interest' | 'void'; lines: [] };

export type ReceiptRecord = ReceiptLines & {
  id: string;
  number: string;
  bookingId: string;
  facilityId: string;
  /** What it is for: unique, so that one event has one receipt. */
  source: string;
  amount: Fen;
  issuedAt: Instant;
  year: number;
  sequence: number;
  /** Who was paid; of those written before that was kept nobody says. */
  payee?: Payee;
  /** Of the invoice that the centre has issued for it. */
  invoiceNumber?: string;
  /** The number of the receipt that it takes back, and why. */
  voids?: string;
  reason?: string;
  /** The number of the receipt by which it was taken back. */
  voidedBy?: string;
};

type NewReceipt = ReceiptLines &
  Pick<ReceiptRecord, 'facilityId' | 'bookingId' | 'source' | 'amount' | 'issuedAt' | 'payee' | 'voids' | 'reason'> & {
    year: number;
  };

/** Receipts for every payment and every refund (R70). */
export interface Receipts {
  /** Of one booking, in the order they were issued. */
  listOf(bookingId: string, unit?: Unit): Promise<ReceiptRecord[]>;
  /** A centre's that were issued from a moment until before another, by number. */
  listIssued(facilityId: string, span: { from: Instant; to: Instant }): Promise<ReceiptRecord[]>;
  get(id: string, unit?: Unit): Promise<ReceiptRecord | undefined>;
  /** Whether a receipt has one of these numbers. */
  hasAny(numbers: readonly string[]): Promise<boolean>;
  /** The number of a centre's receipt that has this invoice. */
  findByInvoice(facilityId: string, invoiceNumber: string, unit: Unit): Promise<string | undefined>;
  /** Which places of which year are taken, by centre. */
  sequences(): Promise<{ facilityId: string; year: number; sequence: number }[]>;
  setInvoice(id: string, invoiceNumber: string, unit: Unit): Promise<void>;
  /** Gives it, in its centre's turn, the next place in the centre's year, which a unit of work that is undone gives back: none is left out. */
  add(receipt: NewReceipt, unit: Unit): Promise<ReceiptRecord>;
}

export const receiptLines = z.union([z.array(priceLine), z.array(refundLine)]);

export function createReceipts({ payload }: Kept): Receipts {
  const asked = { collection: 'receipts', depth: 0, pagination: false } as const;
  const withVoids = async (docs: Receipt[], req?: Unit) => {
    const numbers = docs.map(({ number }) => number);
    const { docs: taken } = await payload.find({ ...asked, where: { voids: { in: numbers } }, limit: 0, req });
    const by = new Map(taken.map((one) => [one.voids, one.number]));
    return docs.map((doc) => ({ ...toReceipt(doc), voidedBy: by.get(doc.number) }));
  };
  return {
    listOf: async (bookingId, req) => {
      const where = { booking: { equals: bookingId } };
      return withVoids((await payload.find({ ...asked, where, sort: ['year', 'sequence'], limit: 0, req })).docs, req);
    },
    listIssued: async (facilityId, { from, to }) => {
      const where = { facility: { equals: facilityId }, issuedAt: { greater_than_equal: from, less_than: to } };
      return withVoids((await payload.find({ ...asked, where, sort: ['year', 'sequence'], limit: 0 })).docs);
    },
    get: async (id, req) => {
      if (!isId(id)) return undefined;
      const { docs } = await payload.find({ ...asked, where: { id: { equals: id } }, limit: 1, req });
      return (await withVoids(docs, req))[0];
    },
    hasAny: async (numbers) =>
      numbers.length > 0 &&
      (await payload.count({ collection: 'receipts', where: { number: { in: [...numbers] } } })).totalDocs > 0,
    findByInvoice: async (facilityId, invoiceNumber, req) => {
      const where = { facility: { equals: facilityId }, invoiceNumber: { equals: invoiceNumber } };
      return (await payload.find({ ...asked, where, limit: 1, req })).docs[0]?.number;
    },
    sequences: async () => {
      const { docs } = await payload.find({ ...asked, limit: 0, select: { facility: true, year: true, sequence: true } });
      return docs.map(({ facility, year, sequence }) => ({ facilityId: idOf(facility), year, sequence }));
    },
    setInvoice: async (id, invoiceNumber, req) => {
      await payload.db.updateOne({ collection: 'receipts', id, data: { invoiceNumber }, req });
    },
    add: async ({ bookingId, facilityId, year, ...same }, req) => {
      await takeTurnOf(payload, facilityId, req);
      const where = { facility: { equals: facilityId }, year: { equals: year } };
      const [last] = (await payload.find({ ...asked, where, sort: '-sequence', limit: 1, req })).docs;
      const sequence = (last?.sequence ?? 0) + 1;
      const number = receiptNumber({ centre: centreCode(facilityId), year, sequence });
      const data = { ...same, number, year, sequence, booking: bookingId, facility: facilityId };
      return toReceipt(await payload.create({ collection: 'receipts', depth: 0, data, req }));
    },
  };
}

function toReceipt(doc: Receipt): ReceiptRecord {
  const { id, number, source, amount, issuedAt, year, sequence } = doc;
  const [bookingId, facilityId] = [idOf(doc.booking), idOf(doc.facility)];
  const [invoiceNumber, voids, reason] = [doc.invoiceNumber ?? undefined, doc.voids ?? undefined, doc.reason ?? undefined];
  const payee = PAYEES.find((one) => one === doc.payee);
  const same = {
    ...{ id, number, bookingId, facilityId, source, amount, issuedAt, year, sequence },
    ...{ payee, invoiceNumber, voids, reason },
  };
  if (doc.kind === 'void' || doc.kind === 'interest') return { ...same, kind: doc.kind, lines: [] };
  return doc.kind === 'refund'
    ? { ...same, kind: 'refund', lines: z.array(refundLine).parse(doc.lines ?? []) }
    : { ...same, kind: 'payment', lines: z.array(priceLine).parse(doc.lines ?? []) };
}
