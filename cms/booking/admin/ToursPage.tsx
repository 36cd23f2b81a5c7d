import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatAge, formatDate, formatTimeRange } from '#cms/words/format.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';
import { TourForm } from './TourForm.tsx';

/** Families who come and look, today and from now on, by day. */
export function ToursPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('tour.staffTitle')}
      content={async ({ portal, facilityId, user, lang }, t) => {
        const today = todayOf(portal);
        const moment = { now: portal.now(), timeZone: portal.city.timeZone };
        const all = (await portal.tours.listAt(facilityId, today)).filter(({ state }) => state !== 'cancelled');
        const rows = [];
        for (const tour of all) {
          const [child, guardian] = [await portal.children.find(tour.childId), await portal.guardians.find(tour.guardianId)];
          const age = child ? formatAge(Math.max(0, ageInMonths(child.birthDate, tour.date)), lang) : '';
          rows.push({ tour, who: [guardian?.name, guardian?.contact].filter(Boolean).join(' '), child: child?.name ?? '', age });
        }
        const subject = `tours:${facilityId}`;
        if (rows.length > 0)
          await portal.audit.write({ actor: user.id, action: 'read', subject, detail: { ids: all.map(({ id }) => id) } });
        const days = [...Map.groupBy(rows, ({ tour }) => tour.date)];
        return (
          <>
            <h1>{t('tour.staffTitle')}</h1>
            <p className="jt-answer">{t('tour.answer', { count: all.filter(({ state }) => state === 'booked').length })}</p>
            {rows.length > 0 ? <p className="jt-dim">{t('tour.callOffThen')}</p> : null}
            {days.map(([date, its]) => (
              <section key={date}>
                <h2>{formatDate(date, { lang, weekday: true })}</h2>
                {its.map(({ tour, who, child, age }) => (
                  <section key={tour.id} className="jt-form" aria-label={`${formatTimeRange(tour.from, tour.to)} ${child}`}>
                    <p>
                      <b className="nb">{formatTimeRange(tour.from, tour.to)}</b> {child} · {age} · {who} ·{' '}
                      {t(`tour.state_${tour.state}`)}
                    </p>
                    <TourForm
                      hidden={{ tour: tour.id, lang }}
                      about={child}
                      choices={
                        hasPassed({ date: tour.date, minute: tour.from }, moment)
                          ? tour.state === 'missed'
                            ? [{ what: 'back', words: t('tour.missedBack') }]
                            : [{ what: 'missed', words: t('tour.missed') }]
                          : [{ what: 'call_off', words: t('tour.callOff') }]
                      }
                    />
                  </section>
                ))}
              </section>
            ))}
            <p>
              <Link href="/admin/collections/tour-slots">{t('tour.slots')}</Link>
            </p>
          </>
        );
      }}
    />
  );
}
