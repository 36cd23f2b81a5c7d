import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { pageAsked, StaffPager } from '#cms/staff/StaffPager.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { HALF_DAYS, WISHED_WITHIN_DAYS } from '#domain/guidance/home-visit.ts';
import { addDays, type CivilDate, inForceOn } from '#domain/time/civil-date.ts';
import { plannableDays } from './plan-visit.ts';
import { RouteOfDay } from './RouteOfDay.tsx';
import { dayRoutes, isOfStation, type StationVisit, stationOf, waitingVisits } from './station.ts';
import { PlanForm } from './VisitForms.tsx';
import { VisitSheetPart } from './VisitSheet.tsx';
import { childAgeWords, halfDayWords } from './visit-words.ts';

/** A health station's home visits: a day's ways, families without a day, or one visit. */
export function VisitsPage(view: AdminViewServerProps) {
  const { visit } = view.searchParams ?? {};
  return (
    <StaffFrame
      view={view}
      title={(t) => t('visit.deskTitle')}
      content={async (session, t) => {
        if (!isOfStation(session.user)) return <p>{t('visit.deskNone')}</p>;
        if (visit) return <VisitSheetPart session={session} t={t} id={String(visit)} />;
        const day = dayAsked(view, { name: 'day', today: todayOf(session.portal) });
        return <Visits session={session} t={t} day={day} asked={pageAsked(view.searchParams)} />;
      }}
    />
  );
}

async function Visits({ session, t, day, asked }: { session: StaffSession; t: Translator; day: CivilDate; asked: number }) {
  const { portal, user, lang } = session;
  const today = todayOf(portal);
  const { waiting, total, page, pages } = await waitingVisits(portal, { user, page: asked });
  const ways = { before: t('visit.dayBefore'), after: t('visit.dayAfter'), label: t('visit.day'), show: t('visit.show') };
  const named = day === today ? t('visit.dayToday') : formatDate(day, { lang, weekday: true });
  return (
    <>
      <h1>{t('visit.dayTitle', { day: named })}</h1>
      <DateBar path="/admin/visits" name="day" value={day} before={addDays(day, -1)} after={addDays(day, 1)} words={ways} />
      <Routes session={session} t={t} day={day} />
      <h2 id="waiting">{t('visit.waiting', { count: total })}</h2>
      <ul className="jt-waiting">
        {waiting.map((one) => (
          <WaitingRow key={one.visit.id} one={one} session={session} t={t} />
        ))}
      </ul>
      <StaffPager path={`/admin/visits?day=${day}`} page={page} pages={pages} t={t} />
      <p className="jt-dim">{t('visit.logged')}</p>
    </>
  );
}

/** The ways of a day, with who goes them where several do. */
export async function Routes({ session, t, day }: { session: StaffSession; t: Translator; day: CivilDate }) {
  const { portal, user } = session;
  const routes = await dayRoutes(portal, { user, day });
  if (routes.length === 0) return <p className="jt-answer">{t('visit.dayNone')}</p>;
  const rule = inForceOn(await portal.visitRules.list(), day);
  const station = await stationOf(portal, user.territory ?? '');
  const open = day >= todayOf(portal);
  return routes.map((route) => (
    <div key={route.nurseId}>
      {routes.length > 1 ? <h3>{t('visit.routeOf', { name: route.nurseName })}</h3> : null}
      <RouteOfDay {...{ route, day, session, t, open }} start={station?.point} minutes={rule?.minutes} />
    </div>
  ));
}

async function WaitingRow({ one, session, t }: { one: StationVisit; session: StaffSession; t: Translator }) {
  const { portal, user, lang } = session;
  const { visit, called, phone, ageDays } = one;
  const today = todayOf(portal);
  const name = called ? t('visit.family', { name: called }) : t('visit.familyGone');
  const times = plannableDays(visit, today);
  const nurses = await portal.users.listNurses(visit);
  return (
    <li className="jt-case">
      <h3>
        <Link href={`/admin/visits?visit=${visit.id}`}>{name}</Link>{' '}
        {childAgeWords({ t, lang }, { bornOn: visit.bornOn, ageDays, on: today })}
      </h3>
      <p className="jt-dim">
        {visit.address} {phone ? <span className="nb">{t('visit.phone', { phone })}</span> : null}
      </p>
      {visit.state === 'absent' ? <p>{t('visit.state_absent')}</p> : null}
      <p>{t('visit.wishedFor', { times: times.map((time) => halfDayWords({ t, lang }, time)).join(t('visit.between')) })}</p>
      {visit.wish ? <p>{t('visit.wants', { wish: visit.wish })}</p> : null}
      <PlanForm
        hidden={{ visit: visit.id, lang }}
        notDone={t('visit.notDone')}
        days={{ min: today, max: addDays(today, WISHED_WITHIN_DAYS), first: times[0]?.date ?? today }}
        half={times[0]?.half ?? 'morning'}
        halves={HALF_DAYS.map((half) => ({ value: half, words: t(`visit.half_${half}`) }))}
        nurse={user.id}
        nurses={nurses.map(({ id, name: words }) => ({ value: id, words }))}
        words={{ day: t('visit.planDay'), half: t('visit.planHalf'), nurse: t('visit.planNurse'), plan: t('visit.plan') }}
      />
    </li>
  );
}
