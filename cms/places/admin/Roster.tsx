import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate } from '#cms/words/format.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { dayRoster } from '../roster.ts';
import { whyNotServed } from '../standing-now.ts';
import { classNames } from './class-names.ts';
import { DayPlaces } from './DayPlaces.tsx';
import { RosterTable } from './RosterTable.tsx';

const PATH = '/admin/roster';

/** Who comes on a day, who may collect them, and who has come. */
export function Roster(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('roster.today')}
      content={async ({ portal, facilityId, user, lang }, t) => {
        const today = todayOf(portal);
        const date = dayAsked(view, { name: 'date', today });
        const lines = await dayRoster(portal, { facilityId, date, reader: user.id });
        const isStopped = date <= today && (await whyNotServed(portal, { facilityId, from: date }));
        const coming = lines.filter(({ asked }) => !asked);
        const arrived = coming.filter(({ here }) => here).length;
        const left = coming.filter((line) => line.left).length;
        const bar = { before: t('roster.before'), after: t('roster.after'), label: t('roster.date'), show: t('roster.show') };
        return (
          <>
            <h1>
              {date === today ? t('roster.today') : t('roster.title')}{' '}
              <span className="nb">{formatDate(date, { lang, weekday: true })}</span>
            </h1>
            <p className="jt-answer">
              {coming.length > 0 ? t('roster.count', { come: coming.length, here: arrived, left }) : t('roster.nobody')}
            </p>
            <DateBar path={PATH} name="date" value={date} before={addDays(date, -1)} after={addDays(date, 1)} words={bar}>
              {date === today ? null : <Link href={PATH}>{t('roster.backToToday')}</Link>}
              <PrintButton words={t('staff.print')} />
            </DateBar>
            {isStopped && lines.length > 0 ? <p className="jt-note bad">{t('roster.stopped')}</p> : null}
            {lines.length > 0 ? (
              <RosterTable lines={lines} date={date} today={today} t={t} classNames={classNames(portal, facilityId, lang)} />
            ) : null}
            <p className="jt-dim">{t('roster.logged')}</p>
            <DayPlaces portal={portal} facilityId={facilityId} date={date} lang={lang} t={t} />
          </>
        );
      }}
    />
  );
}
