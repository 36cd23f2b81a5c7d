import type { Fen } from './money.ts';

/** What a receipt is of: money that came, money that went back, interest on it, or another receipt that does not count any more. */
export const RECEIPT_KINDS = ['payment', 'refund', 'interest', 'void'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** Who has a family's money: its centre, by an account of its own or at its counter, or the city's merchant for it. */
export const PAYEES = ['centre', 'city'] as const;
export type Payee = (typeof PAYEES)[number];

/** @param merchant the centre's own account by which it was paid, where that was one */
export const payeeOf = ({ provider, merchant }: { provider?: string; merchant?: string | null }): Payee =>
  provider === 'centre' || merchant ? 'centre' : 'city';

/** What a receipt adds to a sum of receipts: one that takes another back undoes it. */
export const countedAmount = ({ kind, amount }: { kind: ReceiptKind; amount: Fen }): Fen =>
  kind === 'void' ? 0 - amount : amount;

/** `R-7KQ2MF9P-2026-000012`: the centre's own code, the year, and the receipt's place among those of that year. */
export const receiptNumber = ({ centre, year, sequence }: { centre: string; year: number; sequence: number }): string =>
  `R-${centre}-${year}-${String(sequence).padStart(6, '0')}`;

/** Places of a year that no receipt has, up to the last that one has: there are none, or one was taken away. */
export function missingIn(sequences: readonly number[]): number[] {
  const had = new Set(sequences);
  return Array.from({ length: Math.max(0, ...sequences) }, (_, at) => at + 1).filter((place) => !had.has(place));
}

/** The event of which a refund has its receipt; interest is not a part of what was paid, and has events of its own. */
export const refundEvent = ({ cause, reference }: { cause: string; reference: string }): string =>
  `${cause === 'interest' || cause === 'earnest_again' ? 'interest' : 'refund'}:${reference}`;

/** Receipts of one event follow each other: `payment:P-1`, and once that is void `payment:P-1#2`. */
export const eventOf = (source: string): string => source.replace(/#\d+$/, '');
export const nextSource = (source: string): string => `${eventOf(source)}#${Number(/#(\d+)$/.exec(source)?.[1] ?? 1) + 1}`;

/** What an invoice number can be, as printed: digits of the tax office's, or another country's letters with them. */
export const isInvoiceNumber = (text: string): boolean => /^[0-9A-Z-]{6,30}$/.test(text);
