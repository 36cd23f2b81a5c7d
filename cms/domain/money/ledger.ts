import type { Instant } from '../time/zoned-time.ts';
import { type Fen, sum } from './money.ts';

/** Accounts of the double-entry ledger. `clearing` is money at the payment provider. */
export const ACCOUNTS = ['clearing', 'prepaid_care', 'prepaid_meals', 'refunds_due', 'suspense'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Positive is a debit, negative a credit. */
export interface Posting {
  account: Account;
  amount: Fen;
}

export const ENTRY_KINDS = ['payment', 'refund', 'late_payment', 'late_refund', 'refund_returned'] as const;

export interface JournalEntry {
  /** Unique: writing the same entry twice is refused by the database. */
  key: string;
  at: Instant;
  kind: (typeof ENTRY_KINDS)[number];
  postings: Posting[];
}

/** A payment: money at the provider against care and meals still owed to the family. */
export function paymentEntry({
  payment,
  at,
  care,
  meals,
}: {
  payment: string;
  at: Instant;
  care: Fen;
  meals: Fen;
}): JournalEntry {
  return balanced({
    key: `payment:${payment}`,
    at,
    kind: 'payment',
    postings: [
      { account: 'clearing', amount: care + meals },
      { account: 'prepaid_care', amount: -care },
      { account: 'prepaid_meals', amount: -meals },
    ],
  });
}

export function refundEntry({ refund, at, care, meals }: { refund: string; at: Instant; care: Fen; meals: Fen }): JournalEntry {
  return balanced({
    key: `refund:${refund}`,
    at,
    kind: 'refund',
    postings: [
      { account: 'prepaid_care', amount: care },
      { account: 'prepaid_meals', amount: meals },
      { account: 'clearing', amount: -(care + meals) },
    ],
  });
}

/** Money that came after the places were given up: it is nobody's fee, and goes straight back. */
export function latePaymentEntry({ payment, at, amount }: { payment: string; at: Instant; amount: Fen }): JournalEntry {
  return balanced({
    key: `late-payment:${payment}`,
    at,
    kind: 'late_payment',
    postings: [
      { account: 'clearing', amount },
      { account: 'suspense', amount: -amount },
    ],
  });
}

export function lateRefundEntry({ refund, at, amount }: { refund: string; at: Instant; amount: Fen }): JournalEntry {
  return balanced({
    key: `late-refund:${refund}`,
    at,
    kind: 'late_refund',
    postings: [
      { account: 'suspense', amount },
      { account: 'clearing', amount: -amount },
    ],
  });
}

/** A refund that bounced: its entry turned round, so that the family is owed again. */
export function returnedRefundEntry({ postings }: JournalEntry, { refund, at }: { refund: string; at: Instant }): JournalEntry {
  return balanced({
    key: `refund-returned:${refund}`,
    at,
    kind: 'refund_returned',
    postings: postings.map(({ account, amount }) => ({ account, amount: -amount })),
  });
}

export function balanced(entry: JournalEntry): JournalEntry {
  if (sum(entry.postings.map(({ amount }) => amount)) !== 0) throw new Error(`ledger entry ${entry.key} does not balance`);
  return { ...entry, postings: entry.postings.filter(({ amount }) => amount !== 0) };
}
