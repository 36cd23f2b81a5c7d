import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatMoney } from '#cms/words/format.ts';
import { REMEDIES } from '#domain/booking/remedies.ts';
import { lastReconciled } from '../note-reconciled.ts';

/** What did not agree about the money last night, each with what to do about it. */
export function ReconcilePage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('reconcile.title')}
      content={async ({ portal, user, lang }, t) => {
        if (!hasRole(user, 'administrator')) return <p>{t('money.administratorsOnly')}</p>;
        const last = await lastReconciled(portal);
        const money = (amount = 0) => formatMoney(amount, { currency: portal.city.currency, lang });
        if (!last)
          return (
            <>
              <h1>{t('reconcile.title')}</h1>
              <p>{t('reconcile.never')}</p>
            </>
          );
        const { at, bookings, away, count, found } = last;
        return (
          <>
            <h1>{t('reconcile.title')}</h1>
            <p className="jt-answer">
              {count === 0
                ? t('reconcile.agrees', { count: bookings })
                : t('reconcile.found', { count: bookings, mismatches: count })}
            </p>
            <p className="jt-dim">
              {t('reconcile.asOf', {
                at: instantWords({ lang, timeZone: portal.city.timeZone }, at),
              })}
            </p>
            {away > 0 ? <p className="jt-note">{t('reconcile.away', { count: away })}</p> : null}
            {found.map(({ code, about, here, there, bookingId, number, facilityId }) => (
              <section className="jt-case" key={`${code} ${about}`} aria-label={about}>
                <h2>{t(`reconcile.is_${code}`)}</h2>
                <p className="jt-dim">
                  <span className="nb">{about}</span>
                  {here === undefined && there === undefined
                    ? null
                    : ` · ${t('reconcile.sums', { here: money(here), there: money(there) })}`}
                  {bookingId ? (
                    <>
                      {' '}
                      · <Link href={`/admin/books?booking=${bookingId}`}>{number}</Link>
                    </>
                  ) : null}
                </p>
                <p>{t('reconcile.todo', { how: t(`reconcile.do_${REMEDIES[code]}`) })}</p>
                {facilityId && REMEDIES[code] === 'till' ? (
                  <p>
                    <Link href={`/admin/till?centre=${facilityId}`}>{t('reconcile.toTill')}</Link>
                  </p>
                ) : null}
              </section>
            ))}
            {count > found.length ? <p>{t('reconcile.more', { count: count - found.length })}</p> : null}
          </>
        );
      }}
    />
  );
}
