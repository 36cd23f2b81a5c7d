import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { words } from '#cms/records/words.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { clockWords } from '#cms/words/clock-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { isDisputeOver } from '#domain/supervision/dispute.ts';
import { disputesFor, readAsStaff } from '../disputes/read-disputes.ts';
import { listRefundClocks } from '../disputes/refund-clocks.ts';
import { DisputeCase } from './DisputeCase.tsx';

/** What families and centres disagree about, for the centre and, once it was asked, for the city's desk; and refunds that take too long. */
export function DisputesPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('dispute.deskTitle')}
      content={async (session, t) => {
        const { portal, user } = session;
        if (!hasRole(user, 'head', 'counter', 'supervisor', 'administrator')) return <p>{t('dispute.deskNone')}</p>;
        const asked = view.searchParams?.id;
        const seen = typeof asked === 'string' ? await readAsStaff(portal, asked, user) : undefined;
        if (seen) return <DisputeCase seen={seen} session={session} t={t} />;
        const all = await disputesFor(portal, user);
        const oversees = hasRole(user, 'supervisor', 'administrator');
        const live = all.filter(({ dispute }) => !isDisputeOver(dispute));
        const answer = oversees
          ? t('dispute.mediationCount', { count: live.length })
          : t('dispute.centreCount', { count: live.filter(({ waitsFor }) => waitsFor === 'centre').length });
        return (
          <>
            <h1>{answer}</h1>
            {oversees ? null : <p className="jt-dim">{t('dispute.centreNote')}</p>}
            <Rows rows={live} session={session} t={t} />
            {oversees ? <Clocks session={session} t={t} rows={await listRefundClocks(portal, user)} /> : null}
            {all.length > live.length ? <h2>{t('dispute.over_list')}</h2> : null}
            <Rows rows={all.filter(({ dispute }) => isDisputeOver(dispute))} session={session} t={t} />
          </>
        );
      }}
    />
  );
}

type Listed = Awaited<ReturnType<typeof disputesFor>>;

function Rows({ rows, session, t }: { rows: Listed; session: StaffSession; t: Translator }) {
  const { lang, portal } = session;
  const at = (instant: string) => instantWords({ lang, timeZone: portal.city.timeZone }, instant);
  if (rows.length === 0) return null;
  return (
    <ul className="jt-waiting">
      {rows.map(({ dispute, facility }) => (
        <li key={dispute.id} className="jt-case">
          <h3>
            {t(`dispute.subject_${dispute.subject}`)} · {words(facility.name)[lang]}
          </h3>
          <p className="jt-dim">
            {t('dispute.stands', { state: t(`dispute.state_${dispute.state}`), at: at(dispute.openedAt) })}{' '}
            {t('dispute.number', { number: dispute.number })}
          </p>
          <Link href={`/admin/disputes?id=${dispute.id}`}>{t('dispute.open')}</Link>
        </li>
      ))}
    </ul>
  );
}

function Clocks({
  rows,
  session: { lang },
  t,
}: {
  rows: Awaited<ReturnType<typeof listRefundClocks>>;
  session: StaffSession;
  t: Translator;
}) {
  const over = rows.filter(({ clock }) => clock.standing === 'over').length;
  return (
    <>
      <h2>{rows.length > 0 ? t('dispute.clocksCount', { near: rows.length - over, over }) : t('dispute.clocksNone')}</h2>
      <p className="jt-dim">{t('dispute.clocksNote')}</p>
      {rows.length > 0 ? (
        <div className="jt-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('dispute.head_centre')}</th>
                <th scope="col">{t('dispute.head_booking')}</th>
                <th scope="col">{t('dispute.head_standing')}</th>
                <th scope="col">{t('dispute.head_last')}</th>
                <th scope="col" className="num">
                  {t('dispute.head_amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.number}>
                  <th scope="row">{words(one.facility.name)[lang]}</th>
                  <td className="nb">{one.booking.number}</td>
                  <td>
                    {t(`dispute.of_${one.of}`)} · <strong>{clockWords(t, one).left}</strong>
                  </td>
                  <td className="nb">{formatDate(one.clock.lastDay, { lang, year: true })}</td>
                  <td className="num">{formatMoney(one.amount, { currency: one.currency, lang })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
