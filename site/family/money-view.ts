import type { Cell } from '#cms/core/csv.ts';
import { words } from '#cms/records/words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { accountOf, movesOf } from '#domain/money/statement.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What was paid for one booking and became of it, entry by entry. */
export interface ContractMoney {
  id: string;
  number: string;
  centre: string;
  href: string;
  owed: string;
  lines: { key: string; at: Instant; date: string; what: string; change: Fen; owed: Fen }[];
}

export interface FamilyMoney {
  paid: string;
  back: string;
  owed: string;
  contracts: ContractMoney[];
}

/** A family's own account: of every contract that either guardian paid for, the newest first. */
export async function familyMoney(context: PageContext, guardianId: string): Promise<FamilyMoney> {
  const { portal, lang, t, to, currency, timeZone } = context;
  const family = await portal.guardians.familyOf(guardianId);
  const bookings = (await Promise.all(family.map((id) => portal.bookings.listOf(id)))).flat();
  const entries = bookings.length > 0 ? await portal.ledger.list({ bookingIds: bookings.map(({ id }) => id) }) : [];
  const by = Map.groupBy(entries, ({ bookingId }) => bookingId);
  const centres = await portal.facilities.findAll([...new Set(entries.map(({ facilityId }) => facilityId))]);
  const money = (amount: Fen) => formatMoney(amount, { currency, lang });
  const contracts = bookings
    .filter(({ id }) => by.has(id))
    .map(({ id, number, facilityId }) => {
      const name = centres.find((one) => one.id === facilityId)?.name;
      const lines = accountOf(by.get(id) ?? []).map(({ key, at, kind, change, owed }) => {
        const date = formatDate(toLocal(at, timeZone).date, { lang, year: true });
        return { key, at, date, what: t(`books.kind_${kind}`), change, owed };
      });
      const owed = money(lines.at(-1)?.owed ?? 0);
      return { id, number, centre: name ? words(name)[lang] : '', href: to(`/bookings/${id}`), owed, lines };
    })
    .toSorted((a, b) => ((a.lines[0]?.at ?? '') < (b.lines[0]?.at ?? '') ? 1 : -1));
  const { paid, back } = movesOf(entries);
  const owed = sum(contracts.map(({ lines }) => lines.at(-1)?.owed ?? 0));
  return { paid: money(paid), back: money(back), owed: money(owed), contracts };
}

/** The same as lines of a table for spreadsheets. */
export const moneyLines = ({ t, timeZone }: PageContext, { contracts }: FamilyMoney): Cell[][] => [
  [t('books.when'), t('books.centre'), t('books.contract'), t('books.what'), t('books.change'), t('books.stays')],
  ...contracts.flatMap(({ number, centre, lines }) =>
    lines.map(({ at, what, change, owed }) => [toLocal(at, timeZone).date, centre, number, what, change / 100, owed / 100]),
  ),
];
