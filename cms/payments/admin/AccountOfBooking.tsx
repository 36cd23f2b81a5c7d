import { Link } from '@payloadcms/ui';
import { CsvLink } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { accountOf } from '#domain/money/statement.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

interface Props {
  session: StaffSession;
  t: Translator;
  id: string;
  facilityId: string | undefined;
  month: string;
  isCity: boolean;
}

/** Every entry of a contract: what it changes in what is owed to the family, and what is owed after it. */
export async function AccountOfBooking({ session, t, id, facilityId, month, isCity }: Props) {
  const { portal, lang } = session;
  const [booking] = await portal.bookings.findAll([id]);
  if (!booking || (facilityId && booking.facilityId !== facilityId)) return <p>{t('books.notYours')}</p>;
  const lines = accountOf(await portal.ledger.listOf(id));
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const dayOf = (at: string) => toLocal(at, portal.city.timeZone).date;
  const back = new URLSearchParams({ month, ...(isCity && facilityId ? { centre: facilityId } : {}) });
  const csv = [
    [t('books.when'), t('books.what'), t('books.key'), t('books.head_account'), t('books.head_debit'), t('books.head_credit')],
    ...lines.flatMap(({ at, kind, key, postings }) =>
      postings.map(({ account, amount }) => [
        dayOf(at),
        t(`books.kind_${kind}`),
        key,
        t(`books.account_${account}`),
        amount > 0 ? amount / 100 : '',
        amount < 0 ? -amount / 100 : '',
      ]),
    ),
  ];
  return (
    <>
      <h1>{t('books.entries', { number: booking.number })}</h1>
      <p className="jt-answer">{t('books.ownStays', { owed: money(lines.at(-1)?.owed ?? 0) })}</p>
      <p className="jt-apart">
        <Link href={`/admin/books?${back}`}>{t('books.backTo')}</Link>{' '}
        <Link href={`/admin/collections/bookings/${id}`}>{t('money.openBooking')}</Link>{' '}
        <CsvLink name={booking.number} lines={csv} words={t('books.csvEntries')} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="jt-scroll jt-books" tabIndex={0} aria-label={booking.number}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('books.when')}</th>
              <th scope="col">{t('books.what')}</th>
              <th scope="col" className="num">
                {t('books.change')}
              </th>
              <th scope="col" className="num">
                {t('books.stays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, at, kind, change, owed }) => (
              <tr key={key}>
                <td className="nb">{formatDate(dayOf(at), { lang, year: true })}</td>
                <td>{t(`books.kind_${kind}`)}</td>
                <td className="num">{money(change)}</td>
                <td className="num">{money(owed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
