import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { words } from '#cms/records/words.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { listNearCap } from '../list-near-cap.ts';

/** What families of a supervisor's territory have paid ahead past three months, or near it; no child is named. */
export function NearCap(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('nearcap.title')}
      content={async ({ portal, user, lang }, t) => {
        if (!hasRole(user, 'supervisor', 'administrator')) return <p>{t('nearcap.supervisorsOnly')}</p>;
        const rows = await listNearCap(portal, user);
        const over = rows.filter(({ standing }) => standing === 'over').length;
        const day = (date: string) => formatDate(date, { lang, year: true });
        return (
          <>
            <h1>{t('nearcap.title')}</h1>
            <p className="jt-answer">
              {rows.length === 0 ? t('nearcap.none') : t('nearcap.answer', { over, near: rows.length - over })}
            </p>
            <p className="jt-dim">{t('nearcap.intro')}</p>
            {rows.length > 0 ? (
              <div className="jt-scroll">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('nearcap.centre')}</th>
                      <th scope="col">{t('nearcap.standing')}</th>
                      <th scope="col">{t('nearcap.paidFor')}</th>
                      <th scope="col">{t('nearcap.until')}</th>
                      <th scope="col">{t('nearcap.numbers')}</th>
                      <th scope="col" className="num">
                        {t('nearcap.paid')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ ahead, byName, facility, numbers, standing, from, to, until, paid }) => (
                      <tr key={numbers.join()}>
                        <th scope="row">{words(facility.name)[lang]}</th>
                        <td className="nb">{standing ? t(`nearcap.standing_${standing}`) : null}</td>
                        <td>{t('nearcap.fromTo', { from: day(from), to: day(to) })}</td>
                        <td className="nb">{day(until)}</td>
                        <td>
                          {numbers.map((number) => (
                            <div key={number} className="nb">
                              {number}
                            </div>
                          ))}
                          {byName ? <div className="jt-dim">{t('nearcap.byName')}</div> : null}
                          {ahead.map((one) => (
                            <div key={one.number} className="jt-dim">
                              {t('nearcap.ahead', { number: one.number, from: day(one.paysFrom ?? '') })}
                            </div>
                          ))}
                        </td>
                        <td className="num">{formatMoney(paid, { currency: portal.city.currency, lang })}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : null}
          </>
        );
      }}
    />
  );
}
