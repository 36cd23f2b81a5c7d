import type { Where } from 'payload';
import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { ACCOUNTS, type Account, balanced, ENTRY_KINDS, type JournalEntry } from '#domain/money/ledger.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import type { LedgerEntry } from './payload-types.ts';
import { posting } from './shapes/money.ts';
import { idOf } from './supply.ts';

export const postings = z.array(posting);

/** An entry with what it is of. */
export type BookedEntry = JournalEntry & { facilityId: string; bookingId: string };

/** The books: entries that balance, each written once. */
export interface Ledger {
  /** The first entry with one of these keys. */
  find(keys: readonly string[], unit: Unit): Promise<JournalEntry | undefined>;
  /** Which of these keys have been written. */
  written(keys: readonly string[], unit: Unit): Promise<Set<string>>;
  /** What is booked on each account of a booking now, or of a centre up to a moment; a balance that is owed is positive. */
  balances(of: { bookingId: string } | { facilityId: string; before: Instant }, unit?: Unit): Promise<Record<Account, Fen>>;
  /** Every entry of a booking, with the centre that it names, the earliest first; and the bookings of which there are any. */
  listOf(bookingId: string): Promise<BookedEntry[]>;
  /** Every entry of a centre, of some bookings, or of the city, up to a moment if one is given, the earliest first. */
  list(of: { facilityId?: string; bookingIds?: readonly string[]; before?: Instant }): Promise<BookedEntry[]>;
  bookingIds(): Promise<string[]>;
  /** How many entries there are, and how many of them do not balance. */
  checkBalance(): Promise<{ entries: number; unbalanced: number }>;
  /** @throws when debits and credits differ. */
  write(entry: JournalEntry, of: { bookingId: string; facilityId: string }, unit: Unit): Promise<void>;
}

export function createLedger({ payload }: Kept): Ledger {
  const collection = 'ledger-entries';
  return {
    find: async (keys, unit) => {
      const { docs } = await payload.find({
        collection,
        where: { key: { in: [...keys] } },
        depth: 0,
        limit: 1,
        pagination: false,
        req: unit,
      });
      const doc = docs[0];
      if (!doc) return undefined;
      return { key: doc.key, at: doc.at, kind: z.enum(ENTRY_KINDS).parse(doc.kind), postings: postings.parse(doc.postings) };
    },
    written: async (keys, req) => {
      const where = { key: { in: [...keys] } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, select: { key: true }, req });
      return new Set(docs.map(({ key }) => key));
    },
    balances: async (of, req) => {
      const where: Where =
        'bookingId' in of
          ? { booking: { equals: of.bookingId } }
          : { facility: { equals: of.facilityId }, at: { less_than: of.before } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, select: { postings: true }, req });
      const booked = docs.flatMap((doc) => postings.parse(doc.postings));
      const owed = (account: Account) => -sum(booked.filter((one) => one.account === account).map(({ amount }) => amount));
      return Object.fromEntries(ACCOUNTS.map((account) => [account, owed(account)])) as Record<Account, Fen>;
    },
    listOf: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      const { docs } = await payload.find({ collection, where, depth: 0, pagination: false, sort: ['at', 'createdAt'] });
      return docs.map(toEntry);
    },
    list: async ({ facilityId, bookingIds, before }) => {
      const where: Where = {
        ...(facilityId ? { facility: { equals: facilityId } } : {}),
        ...(bookingIds ? { booking: { in: [...bookingIds] } } : {}),
        ...(before ? { at: { less_than: before } } : {}),
      };
      const { docs } = await payload.find({
        collection,
        where,
        depth: 0,
        pagination: false,
        limit: 0,
        sort: ['at', 'createdAt'],
      });
      return docs.map(toEntry);
    },
    bookingIds: async () => {
      const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, select: { booking: true } });
      return docs.map(({ booking }) => idOf(booking));
    },
    checkBalance: async () => {
      const { docs } = await payload.find({ collection, depth: 0, pagination: false, limit: 0, select: { postings: true } });
      const sums = docs.map((doc) => (doc.postings ?? []).reduce((sum, { amount }) => sum + amount, 0));
      return { entries: docs.length, unbalanced: sums.filter((sum) => sum !== 0).length };
    },
    write: async (entry, { bookingId, facilityId }, req) => {
      const { key, at, kind, postings: booked } = balanced(entry);
      const data = { key, at, kind, postings: booked, booking: bookingId, facility: facilityId };
      await payload.create({ collection, depth: 0, data, req });
    },
  };
}

const toEntry = ({ key, at, kind, postings: booked, facility, booking }: LedgerEntry): BookedEntry => ({
  key,
  at,
  kind: z.enum(ENTRY_KINDS).parse(kind),
  postings: postings.parse(booked),
  facilityId: idOf(facility),
  bookingId: idOf(booking),
});
