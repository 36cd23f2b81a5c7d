import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate, formatMoney, formatTimeRange } from '#cms/words/format.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import { placesAlike } from '#domain/offers/open-day.ts';
import { addDays, mondayOf } from '#domain/time/civil-date.ts';
import { readOpenDay } from '../../planner/open-day.ts';

const STANDS = {
  isOffered: 'planner.isOffered',
  isPaused: 'planner.isPaused',
  isTurn: 'planner.isTurn',
  notTurn: 'planner.notTurn',
} as const;

/** What a day's free places are worth, tomorrow's unless another is asked for, and whom they can be offered to. */
export function OpenDayPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('planner.openDay')}
      content={async ({ portal, facilityId, lang, user }, t) => {
        if (!hasRole(user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const tomorrow = addDays(todayOf(portal), 1);
        const date = dayAsked(view, { name: 'date', today: tomorrow });
        const day = await readOpenDay(portal, { facilityId, date, reader: user.id });
        if (!day) return <p>{t('staff.noCentre')}</p>;
        const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
        const { parts } = portal.supplies.get(facilityId) ?? {};
        const free = day.classes.reduce((sum, { places }) => sum + places.length, 0);
        const ways = {
          before: t('roster.before'),
          after: t('roster.after'),
          label: t('roster.date'),
          show: t('roster.show'),
        };
        return (
          <>
            <h1>
              {t(date === tomorrow ? 'planner.openDay' : 'planner.openOther')}{' '}
              <span className="nb">{formatDate(date, { lang, weekday: true })}</span>
            </h1>
            <DateBar
              path="/admin/open-day"
              name="date"
              {...{ value: date, before: addDays(date, -1), after: addDays(date, 1), words: ways }}
            >
              <Link href={`/admin/planner?week=${mondayOf(date)}`}>{t('planner.title')}</Link>
            </DateBar>
            <p className="jt-answer">
              {free > 0 ? t('planner.worth', { count: free, worth: money(day.worth) }) : t('planner.noneFree')}
            </p>
            <p className="jt-dim">{t('planner.worthNote')}</p>
            {day.classes.map(({ classId, name, places, worth, unsold }) => (
              <section key={classId} aria-labelledby={`open-${classId}`}>
                <h2 id={`open-${classId}`}>
                  {name[lang]} <span className="nb">{money(worth)}</span>
                </h2>
                {places.length > 0 ? <p>{t('planner.placesFree', { count: places.length })}</p> : null}
                <ul>
                  {placesAlike(places).map(({ count, form, from, to, worth: each }) => (
                    <li key={`${from} ${to} ${form} ${each}`}>
                      <span className="nb">{formatTimeRange(from, to)}</span> {t(`care.${form}`)}{' '}
                      <b className="nb">{t('planner.each', { count, worth: money(each) })}</b>
                    </li>
                  ))}
                </ul>
                {unsold.length > 0 ? (
                  <p className="jt-dim">
                    {t('planner.unsold', {
                      hours: unsold.map(({ from, to }) => formatTimeRange(from, to)).join(t('common.comma')),
                    })}
                  </p>
                ) : null}
              </section>
            ))}
            <section aria-labelledby="open-waits">
              <h2 id="open-waits">{t('planner.whom')}</h2>
              <p className="jt-dim">{t('planner.whomNote')}</p>
              <ol>
                {day.waits.map(({ wait, children, stands }) => (
                  <li key={wait.id}>
                    <Link href={`/admin/planner?week=${mondayOf(date)}&offer=${wait.id}`}>{children.join(t('common.and'))}</Link>{' '}
                    {waitWords(wait.care, { lang, parts, today: todayOf(portal) })} {t(STANDS[stands])}
                  </li>
                ))}
              </ol>
              {day.waits.length === 0 ? <p>{t('planner.nobodyWaits')}</p> : null}
            </section>
          </>
        );
      }}
    />
  );
}
