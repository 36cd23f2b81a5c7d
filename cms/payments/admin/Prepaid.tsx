import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { PRICE_KINDS } from '#domain/money/pricing.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { balancesOn } from '../balances-on.ts';

const PATH = '/admin/prepaid';

/** What families have paid a centre for and not yet been given, at the end of any day. */
export function Prepaid(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('ledger.title')}
      content={async ({ portal, facilityId, lang }, t) => {
        const today = todayOf(portal);
        const date = dayAsked(view, { name: 'date', today });
        const owed = await balancesOn(portal, { facilityId, date });
        const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
        const prepaid = owed.prepaid_care + owed.prepaid_meals;
        const earned = owed.earned_care + owed.earned_meals;
        const bar = { before: t('ledger.before'), after: t('ledger.after'), label: t('ledger.date'), show: t('ledger.show') };
        return (
          <>
            <h1>
              {t('ledger.titleOn')} <span className="nb">{formatDate(date, { lang, weekday: true })}</span>
            </h1>
            <p className="jt-answer">{t('ledger.answer', { total: money(prepaid) })}</p>
            <DateBar path={PATH} name="date" value={date} before={addDays(date, -1)} after={addDays(date, 1)} words={bar}>
              {date === today ? null : <Link href={PATH}>{t('ledger.backToToday')}</Link>}
              <PrintButton words={t('staff.print')} />
            </DateBar>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('ledger.item')}</th>
                  <th scope="col" className="num">
                    {t('ledger.prepaid')}
                  </th>
                  <th scope="col" className="num">
                    {t('ledger.earned')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {PRICE_KINDS.map((kind) => (
                  <tr key={kind}>
                    <th scope="row">{t(`care.kind_${kind}`)}</th>
                    <td className="num">{money(owed[`prepaid_${kind}`])}</td>
                    <td className="num">{money(owed[`earned_${kind}`])}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('ledger.total')}</th>
                  <td className="num">
                    <strong>{money(prepaid)}</strong>
                  </td>
                  <td className="num">{money(earned)}</td>
                </tr>
              </tbody>
            </table>
            <p className="jt-dim">{t('ledger.meaning')}</p>
          </>
        );
      }}
    />
  );
}
