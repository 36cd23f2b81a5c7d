import type { Portal } from '#cms/portal/portal.ts';
import type { BookedEntry } from '#cms/records/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import { type Moves, movesOf, owedAfter, type TrialBalance, trialBalance } from '#domain/money/statement.ts';
import { addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';

/** One account of the books over a month: what moved in it, and what is owed to the family at its end. */
interface MonthOf extends Moves {
  id: string;
  owed: Fen;
  entries: number;
}

export interface BooksOfMonth {
  balance: TrialBalance;
  /** By booking, which is by contract: all that was ever booked for it is one account. */
  contracts: MonthOf[];
  centres: MonthOf[];
}

/** The books of a centre, or of the city, in the month of a day. */
export async function booksOfMonth(
  { ledger, city }: Pick<Portal, 'ledger' | 'city'>,
  { facilityId, month }: { facilityId?: string; month: CivilDate },
): Promise<BooksOfMonth> {
  const first = `${month.slice(0, 7)}-01`;
  const startOf = (date: CivilDate) => toInstant({ date, minute: 0 }, city.timeZone);
  const [from, to] = [startOf(first), startOf(addMonths(first, 1))];
  const entries = await ledger.list({ facilityId, before: to });
  const by = (idOf: (entry: BookedEntry) => string): MonthOf[] =>
    [...Map.groupBy(entries, idOf)].map(([id, all]) => {
      const within = all.filter(({ at }) => at >= from);
      return { id, ...movesOf(within), owed: owedAfter(all), entries: within.length };
    });
  const isAlive = ({ entries: moved, owed }: MonthOf) => moved > 0 || owed !== 0;
  return {
    balance: trialBalance(entries, { from, to }),
    contracts: by(({ bookingId }) => bookingId).filter(isAlive),
    centres: by((entry) => entry.facilityId).filter(isAlive),
  };
}
