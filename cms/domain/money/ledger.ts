import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { Delivery } from './delivery.ts';
import { type Fen, sum } from './money.ts';

/**
 * Accounts of the double-entry ledger. `clearing` is money at the payment provider, `till` what was taken at a centre's
 * counter, in cash, by transfer or at its terminal, `bank` what is paid out by hand from elsewhere; `refunds_due` is what the provider gave back unasked, until a refund that is owed takes it in; what is
 * prepaid is owed to the family, in care or in money, until it is given or goes back; what is earned is the centre's.
 * `extras_due` is what a family still owes beside its price, `earned_extras` what of that is the centre's.
 * `interest` is what a refund has cost a centre beside its sum, `interest_due` what of that it has still to pay.
 */
export const ACCOUNTS = [
  'clearing',
  'till',
  'prepaid_care',
  'prepaid_meals',
  'earned_care',
  'earned_meals',
  'refunds_due',
  'bank',
  'suspense',
  'interest',
  'interest_due',
  'extras_due',
  'earned_extras',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Where money itself lies; on all other accounts stands whose it is. */
type Held = Extract<Account, 'clearing' | 'till' | 'bank'>;
const HELD: readonly Account[] = ['clearing', 'till', 'bank'] satisfies Held[];
export const isHeld = ({ account }: Pick<Posting, 'account'>): boolean => HELD.includes(account);

/** Where what was paid by a way lies: at the centre's counter, or at the provider. */
export const heldOf = (provider: string | undefined) => (provider === 'centre' ? 'till' : 'clearing');

/** Positive is a debit, negative a credit. */
export interface Posting {
  account: Account;
  amount: Fen;
}

export const ENTRY_KINDS = [
  'payment',
  'delivery',
  'meals',
  'kept',
  'refund',
  'late_payment',
  'late_refund',
  'refund_returned',
  'outside_return',
  'outside_undone',
  'interest',
  'interest_paid',
  'extra',
  'extra_waived',
  'goodwill',
] as const;

export interface JournalEntry {
  /** Unique: writing the same entry twice is refused by the database. */
  key: string;
  at: Instant;
  kind: (typeof ENTRY_KINDS)[number];
  postings: Posting[];
}

/** Money that came: for what, when, and where it lies now. */
interface Came {
  payment: string;
  at: Instant;
  into: Held;
}

/** A payment: money at the provider or the counter against care and meals still owed to the family. */
export function paymentEntry({ payment, at, into, care, meals }: Came & { care: Fen; meals: Fen }): JournalEntry {
  return balanced({
    key: `payment:${payment}`,
    at,
    kind: 'payment',
    postings: [
      { account: into, amount: care + meals },
      { account: 'prepaid_care', amount: -care },
      { account: 'prepaid_meals', amount: -meals },
    ],
  });
}

/** What is charged beside the price: owed by the family, earned by the centre; turned round when it is waived. */
export function extraEntry(
  booking: string,
  { id, at, amount, waived = false }: { id: string; at: Instant; amount: Fen; waived?: boolean },
): JournalEntry {
  const sign = waived ? -1 : 1;
  return balanced({
    key: `${waived ? 'extra-waived' : 'extra'}:${booking}:${id}`,
    at,
    kind: waived ? 'extra_waived' : 'extra',
    postings: [
      { account: 'extras_due', amount: sign * amount },
      { account: 'earned_extras', amount: -sign * amount },
    ],
  });
}

/** The payment of what was charged beside the price. */
export function extraPaymentEntry({ payment, at, into, amount }: Came & { amount: Fen }): JournalEntry {
  return balanced({
    key: `payment:${payment}`,
    at,
    kind: 'payment',
    postings: [
      { account: into, amount },
      { account: 'extras_due', amount: -amount },
    ],
  });
}

/** What a centre has earned: out of what was prepaid. Below nought it goes back there. */
function earned(entry: Pick<JournalEntry, 'key' | 'at' | 'kind'>, { care, meals }: { care: Fen; meals: Fen }): JournalEntry {
  return balanced({
    ...entry,
    postings: [
      { account: 'prepaid_care', amount: care },
      { account: 'earned_care', amount: -care },
      { account: 'prepaid_meals', amount: meals },
      { account: 'earned_meals', amount: -meals },
    ],
  });
}

/** A day that was given, as of the end of its stay. A booking's day is given once. */
export function deliveryEntry(booking: string, { date, at, care }: Delivery): JournalEntry {
  return earned({ key: `delivery:${booking}:${date}`, at, kind: 'delivery' }, { care, meals: 0 });
}

/** Meals of a day, eaten, or taken back with a check-in that was a mistake; `time` counts how often that day was noted. */
export function mealsEntry(
  booking: string,
  { date, at, time, meals }: { date: CivilDate; at: Instant; time: number; meals: Fen },
): JournalEntry {
  return earned({ key: `meals:${booking}:${date}:${time}`, at, kind: 'meals' }, { care: 0, meals });
}

/**
 * What the centre keeps of a booking that ends early, beyond the days already given: what is prepaid then is exactly
 * what goes back. Where more goes back than had not been given, the centre loses what it had earned.
 */
export function keptEntry(
  booking: string,
  { at, prepaid, refund }: { at: Instant; prepaid: { care: Fen; meals: Fen }; refund: { care: Fen; meals: Fen } },
): JournalEntry {
  const kept = { care: prepaid.care - refund.care, meals: prepaid.meals - refund.meals };
  return earned({ key: `kept:${booking}`, at, kind: 'kept' }, kept);
}

/** What a centre gives back beyond the contract: it gives up what it had earned, which the family is owed from now on. */
export const goodwillEntry = ({ refund, at, amount }: { refund: string; at: Instant; amount: Fen }): JournalEntry =>
  earned({ key: `goodwill:${refund}`, at, kind: 'goodwill' }, { care: -amount, meals: 0 });

/** Where the money of a refund came from: what the family had already got, and where the rest lay. */
interface PaidFrom {
  covered?: Fen;
  from: Held;
}

const paidFrom = (amount: Fen, { covered = 0, from }: PaidFrom): Posting[] => [
  { account: 'refunds_due', amount: -covered },
  { account: from, amount: covered - amount },
];

export function refundEntry({
  refund,
  at,
  care,
  meals,
  ...source
}: { refund: string; at: Instant; care: Fen; meals: Fen } & PaidFrom): JournalEntry {
  return balanced({
    key: `refund:${refund}`,
    at,
    kind: 'refund',
    postings: [
      { account: 'prepaid_care', amount: care },
      { account: 'prepaid_meals', amount: meals },
      ...paidFrom(care + meals, source),
    ],
  });
}

/** Money that came after the places were given up: it is nobody's fee, and goes straight back. */
export function latePaymentEntry({ payment, at, into, amount }: Came & { amount: Fen }): JournalEntry {
  return balanced({
    key: `late-payment:${payment}`,
    at,
    kind: 'late_payment',
    postings: [
      { account: into, amount },
      { account: 'suspense', amount: -amount },
    ],
  });
}

export function lateRefundEntry({
  refund,
  at,
  amount,
  ...source
}: { refund: string; at: Instant; amount: Fen } & PaidFrom): JournalEntry {
  return balanced({
    key: `late-refund:${refund}`,
    at,
    kind: 'late_refund',
    postings: [{ account: 'suspense', amount }, ...paidFrom(amount, source)],
  });
}

/** Interest on a refund, which the centre owes from now on and pays apart. */
export function interestEntry({ refund, at, amount }: { refund: string; at: Instant; amount: Fen }): JournalEntry {
  return balanced({
    key: `interest:${refund}`,
    at,
    kind: 'interest',
    postings: [
      { account: 'interest', amount },
      { account: 'interest_due', amount: -amount },
    ],
  });
}

/** Interest that the centre has paid, by hand. */
export function interestPaidEntry({ refund, at, amount }: { refund: string; at: Instant; amount: Fen }): JournalEntry {
  return balanced({
    key: `interest-paid:${refund}`,
    at,
    kind: 'interest_paid',
    postings: [
      { account: 'interest_due', amount },
      { account: 'bank', amount: -amount },
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

/** Money that left where it lay without being asked for here; `undone` when it came back. */
export function outsideEntry({
  ref,
  at,
  from,
  amount,
  undone,
}: {
  ref: string;
  at: Instant;
  from: Held;
  amount: Fen;
  undone: boolean;
}): JournalEntry {
  const kind = undone ? 'outside_undone' : 'outside_return';
  const sign = undone ? -1 : 1;
  return balanced({
    key: `${kind}:${ref}`,
    at,
    kind,
    postings: [
      { account: 'refunds_due', amount: sign * amount },
      { account: from, amount: -sign * amount },
    ],
  });
}

export function balanced(entry: JournalEntry): JournalEntry {
  if (sum(entry.postings.map(({ amount }) => amount)) !== 0) throw new Error(`ledger entry ${entry.key} does not balance`);
  return { ...entry, postings: entry.postings.filter(({ amount }) => amount !== 0) };
}
