import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { words } from '#cms/records/words.ts';
import { DateBar, monthAsked } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import { CsvLink, StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatMoney, monthName } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { toDecimal } from '#domain/money/money.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { booksOfMonth } from '../books-of-month.ts';
import { AccountOfBooking } from './AccountOfBooking.tsx';
import { SumsTable, TrialTable } from './BooksTables.tsx';
import { familySums } from './family-sums.ts';

const PATH = '/admin/books';

/** The books: a trial balance of a month, and an account for each family and contract; the city's by centre. */
export function Books(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('books.title')}
      content={async (session, t) => {
        const { user } = session;
        const asked = (name: string) => String(view.searchParams?.[name] ?? '') || undefined;
        const own = hasRole(user, 'head') ? session.facilityId : undefined;
        const isCity = !own && hasRole(user, 'administrator');
        if (!own && !isCity) return <p>{t('books.notYours')}</p>;
        const facilityId = own ?? asked('centre');
        const booking = asked('booking');
        const month = monthAsked(view, todayOf(session.portal));
        const place = { facilityId, month, isCity };
        return booking ? (
          <AccountOfBooking session={session} t={t} id={booking} {...place} />
        ) : (
          <Month session={session} t={t} {...place} />
        );
      }}
    />
  );
}

async function Month({
  session,
  t,
  facilityId,
  month,
  isCity,
}: {
  session: StaffSession;
  t: Translator;
  facilityId: string | undefined;
  month: string;
  isCity: boolean;
}) {
  const { portal, lang } = session;
  const { balance, contracts, centres } = await booksOfMonth(portal, { facilityId, month: `${month}-01` });
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const also: Record<string, string> = isCity && facilityId ? { centre: facilityId } : {};
  const [year = '', number = ''] = month.split('-');
  const title = t('books.month', { year, month: monthName(Number(number), lang) });
  const [found] = facilityId ? await portal.facilities.findAll([facilityId]) : [];
  const step = (by: number) => addMonths(`${month}-01`, by).slice(0, 7);
  const bar = { before: t('books.before'), after: t('books.after'), label: t('books.choose'), show: t('books.show') };
  const ofPlace = facilityId
    ? await familySums(session, contracts, (id) => `${PATH}?${new URLSearchParams({ ...also, month, booking: id })}`)
    : (await portal.facilities.findAll(centres.map(({ id }) => id))).flatMap(({ id, name }) => {
        const sums = centres.find((one) => one.id === id);
        const href = `${PATH}?${new URLSearchParams({ month, centre: id })}`;
        return sums ? [{ ...sums, heads: [words(name)[lang]], href }] : [];
      });
  const heads = facilityId ? [t('books.family'), t('books.contract')] : [t('books.centre')];
  const csv = [
    [...heads, t('books.head_paid'), t('books.head_given'), t('books.head_back'), t('books.head_owed')],
    ...ofPlace.map((one) => [...one.heads, ...[one.paid, one.given, one.back, one.owed].map((amount) => amount / 100)]),
  ];
  const trial = [
    (['account', 'opening', 'debit', 'credit', 'closing'] as const).map((head) => t(`books.head_${head}`)),
    ...balance.accounts.map((one) => [
      t(`books.account_${one.account}`),
      one.opening / 100,
      toDecimal(one.debit),
      toDecimal(one.credit),
      one.closing / 100,
    ]),
  ];
  return (
    <>
      <h1>
        {found && isCity ? words(found.name)[lang] : t('books.title')} <span className="nb">{title}</span>
      </h1>
      <p className={balance.differs === 0 ? 'jt-answer' : 'jt-note bad'} role={balance.differs === 0 ? undefined : 'alert'}>
        {balance.differs !== 0
          ? t('books.differs', { amount: money(Math.abs(balance.differs)) })
          : balance.accounts.length === 0
            ? t('books.none')
            : t('books.balances', { debit: money(balance.debit), credit: money(balance.credit) })}
      </p>
      <DateBar path={PATH} name="month" type="month" value={month} before={step(-1)} after={step(1)} also={also} words={bar}>
        {isCity && facilityId ? <Link href={`${PATH}?month=${month}`}>{t('books.byCentre')}</Link> : null}
        <PrintButton words={t('staff.print')} />
      </DateBar>
      {balance.accounts.length > 0 ? (
        <>
          <h2>{t('books.trial')}</h2>
          <TrialTable t={t} balance={balance} money={money} />
          <p>
            <CsvLink name={`trial-balance-${month}`} lines={trial} words={t('books.csv')} />
          </p>
          <h2>{t(facilityId ? 'books.byFamily' : 'books.byCentre')}</h2>
          <SumsTable t={t} heads={heads} rows={ofPlace} money={money} />
          <p>
            <CsvLink name={`accounts-${month}`} lines={csv} words={t('books.csv')} />
          </p>
        </>
      ) : null}
      <p className="jt-dim">{t('books.note')}</p>
    </>
  );
}
