import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ReceiptLines, ReceiptRecord } from '#cms/records/receipts.ts';
import type { Fen } from '#domain/money/money.ts';
import { eventOf, isInvoiceNumber, nextSource, payeeOf } from '#domain/money/receipt.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

const yearOf = ({ city }: Pick<Portal, 'city'>, at: Instant) => Number(toLocal(at, city.timeZone).date.slice(0, 4));

/** By which way it was paid, and to whose account: of a refund, what it goes back of. */
type Paid = Parameters<typeof payeeOf>[0];

/**
 * A receipt for every payment and every refund (R70), numbered without gaps for its centre and year. `source` is unique:
 * one event, one receipt.
 */
export async function issueReceipt(
  portal: Pick<Portal, 'receipts' | 'city'>,
  {
    booking,
    payment,
    at,
    ...receipt
  }: ReceiptLines & { booking: BookingRecord; payment: Paid; source: string; amount: Fen; at: Instant },
  unit: Unit,
): Promise<void> {
  const { id: bookingId, facilityId } = booking;
  await portal.receipts.add(
    { ...receipt, bookingId, facilityId, payee: payeeOf(payment), issuedAt: at, year: yearOf(portal, at) },
    unit,
  );
}

/** The last receipt of an event, taken back or not. */
export const lastOf = (issued: readonly ReceiptRecord[], event: string): ReceiptRecord | undefined =>
  issued.filter(({ kind, source }) => kind !== 'void' && eventOf(source) === event).at(-1);

/** Takes a receipt back by one of its own number. None says why where that is what the books say: the sum is part of a refund's since, or came back. */
export async function addVoid(
  portal: Pick<Portal, 'receipts' | 'city'>,
  { number: voids, facilityId, bookingId, amount, payee }: ReceiptRecord,
  { at, reason }: { at: Instant; reason?: string },
  unit: Unit,
): Promise<void> {
  const about = { facilityId, bookingId, amount, payee, issuedAt: at, year: yearOf(portal, at) };
  await portal.receipts.add({ ...about, kind: 'void', lines: [], source: `void:${voids}`, voids, reason }, unit);
}

interface OfCentre {
  receiptId: string;
  /** The centre that whoever asks works for: another's receipt is as good as absent. */
  facilityId: string;
  staffId: string;
}

type Keeping = Pick<Portal, 'audit' | 'city' | 'facilities' | 'now' | 'receipts' | 'work'>;

/**
 * Takes a receipt back: neither is it removed nor its number used again. One of its own number says which and why, and
 * another stands for the same money in its place.
 */
export async function voidReceipt(
  portal: Keeping,
  { receiptId, facilityId, staffId, reason: why }: OfCentre & { reason: string },
): Promise<Result<{ receipt: ReceiptRecord }>> {
  const read = readSaid('reason', typed(200), why);
  if (!read.ok) return read;
  const reason = read.said;
  return portal.work(
    async (unit): Promise<Result<{ receipt: ReceiptRecord }>> => {
      const receipt = await portal.receipts.get(receiptId, unit);
      if (!receipt || receipt.facilityId !== facilityId) return notFound();
      if (receipt.kind === 'void' || receipt.voidedBy) return conflict('receipt_void');
      if (reason.length < 2) return badRequest('receipt_why', { field: 'reason' });
      const { number: voids, bookingId, amount, kind, lines, payee, source } = receipt;
      const issuedAt = portal.now();
      const about = { facilityId, bookingId, amount, payee, issuedAt, year: yearOf(portal, issuedAt) };
      await addVoid(portal, receipt, { at: issuedAt, reason }, unit);
      const said = (kind === 'refund' ? { kind, lines } : { kind, lines }) as ReceiptLines;
      const instead = await portal.receipts.add({ ...about, ...said, source: nextSource(source) }, unit);
      const detail = { reason, instead: instead.number };
      await portal.audit.write({ actor: staffId, action: 'receipt.void', subject: `receipt:${voids}`, detail }, unit);
      return { ok: true, receipt: instead };
    },
    { line: facilityId },
  );
}

/**
 * Notes the invoice that a centre has issued for a receipt; another number takes the first one's place, and both are logged.
 * In the centre's turn, so that of two receipts at one moment one has the number.
 */
export function enterInvoice(
  portal: Keeping,
  { receiptId, facilityId, staffId, invoice }: OfCentre & { invoice: string },
): Promise<Result<object>> {
  return portal.work(
    async (unit): Promise<Result<object>> => {
      const receipt = await portal.receipts.get(receiptId, unit);
      if (!receipt || receipt.facilityId !== facilityId) return notFound();
      if (receipt.kind === 'void' || receipt.voidedBy) return conflict('receipt_void');
      const number = invoice.replace(/\s/g, '').toUpperCase();
      if (!isInvoiceNumber(number)) return badRequest('invoice_number', { field: 'invoice' });
      await portal.facilities.takeTurn(facilityId, unit);
      const other = await portal.receipts.findByInvoice(facilityId, number, unit);
      if (other && other !== receipt.number) return conflict('invoice_taken', { field: 'invoice', params: { number: other } });
      await portal.receipts.setInvoice(receiptId, number, unit);
      const detail = { was: receipt.invoiceNumber, number };
      await portal.audit.write({ actor: staffId, action: 'receipt.invoice', subject: `receipt:${receipt.number}`, detail }, unit);
      return { ok: true };
    },
    { line: facilityId },
  );
}
