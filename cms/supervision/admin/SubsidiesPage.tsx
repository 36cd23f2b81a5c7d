import type { AdminViewServerProps } from 'payload';
import { CsvLink, StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate, formatMoney, monthName } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { toDecimal } from '#domain/money/money.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type NamedRow, nameRows, paysSubsidies } from '../subsidies/draw-up-list.ts';
import { owedSubsidies } from '../subsidies/owed-subsidies.ts';
import { SubsidyForm } from './SubsidyForm.tsx';

const PATH = '/admin/subsidies';

/** What a city owes by its care subsidies, and the lists by which it has paid. Names are shown only when they are asked for. */
export function SubsidiesPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('subsidy.pageTitle')}
      content={async (session, t) => {
        if (!paysSubsidies(session.user)) return <p>{t('subsidy.cityOnly')}</p>;
        const all = await session.portal.subsidies.list();
        const asked = String(view.searchParams?.list ?? '');
        return (
          <>
            <h1>{t('subsidy.pageTitle')}</h1>
            <p className="jt-dim">{t('subsidy.pageIntro')}</p>
            {all.length === 0 ? <p>{t('subsidy.pageNone')}</p> : null}
            {await Promise.all(all.map((subsidy) => <Owed key={subsidy.code} {...{ session, t, subsidy, asked }} />))}
          </>
        );
      }}
    />
  );
}

interface Shown {
  session: StaffSession;
  t: Translator;
  subsidy: Awaited<ReturnType<StaffSession['portal']['subsidies']['list']>>[number];
  /** The number of a list whose rows are asked for. */
  asked: string;
}

async function Owed({ session, t, subsidy, asked }: Shown) {
  const { portal, lang } = session;
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const { rows, waiting, total, left, lists } = await owedSubsidies(portal, subsidy);
  const name = subsidy.title[lang];
  const count = rows.filter(({ amount }) => amount !== 0).length;
  return (
    <section aria-label={name}>
      <h2>{count > 0 ? t('subsidy.owed', { name, total: money(total), count }) : t('subsidy.owedNone', { name })}</h2>
      {left === undefined ? null : <p>{t('subsidy.left', { left: money(left) })}</p>}
      {waiting.length > 0 ? <p>{t('subsidy.beyond', { count: waiting.length })}</p> : null}
      <p className="jt-dim">{t('subsidy.basis', { source: subsidy.source })}</p>
      {count > 0 ? (
        <SubsidyForm
          code={subsidy.code}
          lang={lang}
          notDone={t('money.notDone')}
          button={t('subsidy.draw', { total: money(total) })}
        />
      ) : null}
      <h3>{t('subsidy.lists')}</h3>
      {lists.length === 0 ? <p className="jt-dim">{t('subsidy.empty')}</p> : null}
      {
        await Promise.all(
          lists.toReversed().map(async (list) => (
            <div className="jt-case" key={list.number}>
              <p>
                <strong className="nb">{list.number}</strong> · {money(list.total)} ·{' '}
                {formatDate(toLocal(list.drawnAt, portal.city.timeZone).date, { lang, year: true })} · {list.drawnBy}
              </p>
              {asked === list.number ? (
                <Rows
                  session={session}
                  t={t}
                  number={list.number}
                  rows={await nameRows(portal, { ...list, user: session.user })}
                />
              ) : (
                <p>
                  <a href={`${PATH}?list=${encodeURIComponent(list.number)}`}>{t('subsidy.show')}</a>
                </p>
              )}
            </div>
          )),
        )
      }
    </section>
  );
}

function Rows({ session, t, number, rows }: Pick<Shown, 'session' | 't'> & { number: string; rows: NamedRow[] }) {
  const { portal, lang } = session;
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const why = ({ no }: NamedRow['row']) => (no ? t(`subsidy.no_${no}`) : '');
  const heads = [
    t('subsidy.month'),
    t('subsidy.head_child'),
    t('subsidy.head_birth'),
    t('subsidy.head_guardian'),
    t('subsidy.head_contact'),
    t('subsidy.head_contracts'),
    t('subsidy.days'),
    t('subsidy.sum'),
    t('subsidy.head_why'),
  ];
  const cells = ({ row, child, birthDate, guardian, contact }: NamedRow, sum: string) => [
    ...[row.month, child, birthDate, guardian, contact],
    ...[row.bookings.join(' '), String(row.days), sum, why(row)],
  ];
  const month = (text: string) => t('books.month', { year: text.slice(0, 4), month: monthName(Number(text.slice(5)), lang) });
  return (
    <>
      <p>
        <CsvLink
          name={number}
          lines={[heads, ...rows.map((one) => cells(one, toDecimal(one.row.amount)))]}
          words={t('subsidy.csv')}
        />
      </p>
      <div className="jt-scroll">
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={`${one.row.childId} ${one.row.month}`}>
                {cells(one, money(one.row.amount)).map((cell, index) => (
                  <td key={heads[index]} className={index === 5 ? undefined : 'nb'}>
                    {index === 0 ? month(cell) : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
