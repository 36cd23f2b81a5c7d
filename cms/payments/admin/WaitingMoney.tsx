import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { interestWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { wordsOf } from '#cms/words/index.ts';
import { isPaidApart } from '#domain/contract/refund.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { waitingMoney } from '../waiting-money.ts';
import { SettleForm } from './SettleForm.tsx';

/** What the centre pays apart has words of its own. */
const owedBy = { interest: 'money.interestOwed', earnest_again: 'money.earnestOwed' } as const;

/** Where money waits for a person: refunds that failed, and what the provider gave back by itself. */
export function WaitingMoney(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('money.title')}
      content={async ({ portal, user, lang }, t) => {
        if (!hasRole(user, 'administrator')) return <p>{t('money.administratorsOnly')}</p>;
        const { failed, outside } = await waitingMoney(portal);
        const money = (amount: number, currency = portal.city.currency) => formatMoney(amount, { currency, lang });
        const day = (at: string) => formatDate(toLocal(at, portal.city.timeZone).date, { lang, year: true });
        return (
          <>
            <h1>{t('money.title')}</h1>
            <p className="jt-dim">{t('money.intro')}</p>
            {failed.length === 0 ? <p>{t('money.none')}</p> : <h2>{t('money.failed', { count: failed.length })}</h2>}
            {failed.map(({ refund, centre, rest, covered, waits }) => (
              <section className="jt-case" key={refund.id} aria-label={refund.reference}>
                <h3>
                  {t(owedBy[refund.cause as keyof typeof owedBy] ?? 'money.owed', { rest: money(rest, refund.currency) })} ·{' '}
                  {centre[lang]}
                </h3>
                {covered > 0 ? (
                  <p>
                    {t('money.ofWhich', {
                      amount: money(refund.amount, refund.currency),
                      covered: money(covered, refund.currency),
                    })}
                  </p>
                ) : null}
                <p className="jt-dim">
                  {refund.reference} · {t('money.since', { date: day(refund.requestedAt), times: refund.times })} ·{' '}
                  <Link href={`/admin/collections/bookings/${refund.bookingId}`}>{t('money.openBooking')}</Link>
                </p>
                {refund.interest ? (
                  <p className="jt-dim">{interestWords({ t, lang, currency: refund.currency }, refund.interest)}</p>
                ) : null}
                {waits ? (
                  <p className="jt-note">{t('money.disputed')}</p>
                ) : (
                  <SettleForm
                    refundId={refund.id}
                    lang={lang}
                    today={todayOf(portal)}
                    words={wordsOf(lang, 'money')}
                    apart={isPaidApart(refund.cause)}
                  />
                )}
              </section>
            ))}
            <h2>{t('money.elsewhere')}</h2>
            <p className="jt-dim">{t('money.elsewhereHint')}</p>
            {outside.length === 0 ? <p>{t('money.noneElsewhere')}</p> : null}
            {outside.length > 0 ? (
              <div className="jt-scroll jt-given">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('money.what')}</th>
                      <th scope="col" className="num">
                        {t('money.amount')}
                      </th>
                      <th scope="col">{t('money.state')}</th>
                      <th scope="col">{t('money.when')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {outside.map(({ id, kind, amount, currency, status, heardAt, bookingId }) => (
                      <tr key={id}>
                        <th scope="row">
                          <Link href={`/admin/collections/bookings/${bookingId}`}>{t(`money.kind_${kind}`)}</Link>
                        </th>
                        <td className="num">{money(amount, currency)}</td>
                        <td>{status === 'open' ? t('money.status_open') : t('money.status_given')}</td>
                        <td>{day(heardAt)}</td>
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
