import type { Instant } from '../time/zoned-time.ts';
import { ACCOUNTS, type Account, isHeld, type JournalEntry, type Posting } from './ledger.ts';
import { type Fen, sum } from './money.ts';

/** An account over some days; a balance above nought is a debit, below it a credit. */
export interface AccountSum {
  account: Account;
  opening: Fen;
  debit: Fen;
  credit: Fen;
  closing: Fen;
}

export interface TrialBalance {
  /** Of the accounts on which anything was ever booked. */
  accounts: AccountSum[];
  debit: Fen;
  credit: Fen;
  /** What debits and credits differ by over all time: nought, or somebody has written past the program. */
  differs: Fen;
}

const bookedOn = (entries: readonly Pick<JournalEntry, 'postings'>[], account: Account): Fen[] =>
  entries.flatMap(({ postings }) => postings.filter((one) => one.account === account).map(({ amount }) => amount));

/** What was booked on each account from a moment until before another, and what stood there before and after. */
export function trialBalance(
  entries: readonly Pick<JournalEntry, 'at' | 'postings'>[],
  { from, to }: { from: Instant; to: Instant },
): TrialBalance {
  const before = entries.filter(({ at }) => at < from);
  const within = entries.filter(({ at }) => at >= from && at < to);
  const accounts = ACCOUNTS.map((account) => {
    const opening = sum(bookedOn(before, account));
    const amounts = bookedOn(within, account);
    const debit = sum(amounts.filter((amount) => amount > 0));
    const credit = 0 - sum(amounts.filter((amount) => amount < 0));
    return { account, opening, debit, credit, closing: opening + debit - credit };
  }).filter(({ opening, debit, credit }) => opening !== 0 || debit !== 0 || credit !== 0);
  return {
    accounts,
    debit: sum(accounts.map((one) => one.debit)),
    credit: sum(accounts.map((one) => one.credit)),
    differs: sum(accounts.map((one) => one.closing)),
  };
}

/** On these stands what a centre owes a family, in care or in money. */
const OWED: readonly Account[] = ['prepaid_care', 'prepaid_meals', 'suspense', 'refunds_due', 'interest_due'];

/** By how much what is owed to the family grows. */
const owedBy = (postings: readonly Posting[]): Fen =>
  0 - sum(postings.filter(({ account }) => OWED.includes(account)).map(({ amount }) => amount));

export type AccountLine<Entry> = Entry & { change: Fen; owed: Fen };

/**
 * The account of a contract, or of a whole family: what each entry changes in what the centre owes it, and what is owed
 * after it, the earliest first. Entries of one moment stand as they were written.
 */
export function accountOf<Entry extends Pick<JournalEntry, 'at' | 'postings'>>(entries: readonly Entry[]): AccountLine<Entry>[] {
  let owed = 0;
  return entries
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
    .map((entry) => {
      const change = owedBy(entry.postings);
      owed += change;
      return { ...entry, change, owed };
    });
}

/** What a centre owes a family after some entries. */
export const owedAfter = (entries: readonly Pick<JournalEntry, 'postings'>[]): Fen =>
  sum(entries.map((one) => owedBy(one.postings)));

const TAKEN_IN: readonly JournalEntry['kind'][] = ['payment', 'late_payment'];

/** What came, what went back and what was given, of some entries. */
export interface Moves {
  paid: Fen;
  back: Fen;
  given: Fen;
}

const GIVEN: readonly Account[] = ['earned_care', 'earned_meals', 'earned_extras', 'extras_due'];

export function movesOf(entries: readonly Pick<JournalEntry, 'kind' | 'postings'>[]): Moves {
  const [came, other] = [true, false].map((isIn) => entries.filter(({ kind }) => TAKEN_IN.includes(kind) === isIn));
  const of = (some: typeof entries = [], counts: (one: Posting) => boolean) =>
    sum(some.flatMap(({ postings }) => postings.filter(counts).map(({ amount }) => amount)));
  return {
    paid: of(came, isHeld),
    back: 0 - of(other, isHeld),
    given: 0 - of(entries, ({ account }) => GIVEN.includes(account)),
  };
}
