import { z } from 'zod';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { balanced, ENTRY_KINDS, type JournalEntry } from '#domain/money/ledger.ts';
import type { Kept } from './kept.ts';
import { posting } from './shapes/money.ts';

export const postings = z.array(posting);

/** The books: entries that balance, each written once. */
export interface Ledger {
  /** The first entry with one of these keys. */
  find(keys: readonly string[], unit: Unit): Promise<JournalEntry | undefined>;
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
