import { Link } from '@payloadcms/ui';
import type { ReactNode } from 'react';
import { todayOf } from '#cms/core/clock.ts';
import { UNPLANNED } from '#cms/records/home-visits.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatAge, formatDate, formatHalfHours } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { minutesBetween } from '#domain/time/zoned-time.ts';
import { comingSessions } from '../door/check-in.ts';
import { Routes } from '../visits/VisitsPage.tsx';
import { stationMonth } from './station-month.ts';
import { waitingQuestions } from './waiting-questions.ts';

interface Props {
  session: StaffSession;
  t: Translator;
}

const SHOWN = 4;
const DUE_WITHIN_DAYS = 14;

/** A community nurse's home: today's way, families and questions that wait, the week's meetings, and the month's figures. */
export async function NursesDesk({ session, t }: Props) {
  const { portal, user, lang } = session;
  const today = todayOf(portal);
  const areas = await portal.areas.listOf(lang);
  const area = areas.find(({ code }) => code === user.territory)?.name;
  return (
    <>
      <header className="jt-board-head">
        <div>
          <h1>{formatDate(today, { lang, weekday: true })}</h1>
          {area ? <p className="jt-dim">{area}</p> : null}
        </div>
        <p className="jt-desk-do">
          <Link className="jt-button" href="/admin/visits#waiting">
            {t('desk.plan')}
          </Link>{' '}
          <Link className="jt-button quiet" href="/admin/door">
            {t('desk.door')}
          </Link>
        </p>
      </header>
      <div className="jt-desk">
        <div>
          <h2>{t('desk.route')}</h2>
          <Routes session={session} t={t} day={today} />
          <Waiting session={session} t={t} />
          <Questions session={session} t={t} />
        </div>
        <div>
          <Meetings session={session} t={t} />
          <Due session={session} t={t} />
          <Month session={session} t={t} />
        </div>
      </div>
    </>
  );
}

async function Waiting({ session: { portal, user }, t }: Props) {
  const count = await portal.homeVisits.countOf(user.territory ?? undefined, { states: UNPLANNED });
  return (
    <p className="jt-desk-more">
      {t('visit.waiting', { count })} {count > 0 ? <Link href="/admin/visits#waiting">{t('desk.plan')}</Link> : null}
    </p>
  );
}

async function Questions({ session: { portal, user, lang }, t }: Props) {
  const { count, shown } = await waitingQuestions(portal, { user, most: SHOWN });
  const now = portal.now();
  return (
    <>
      <h2>{t('desk.questions', { count })}</h2>
      <ul>
        {shown.map(({ id, text, month, receivedAt }) => (
          <Row
            key={id}
            href={`/admin/collections/questions/${id}`}
            title={text}
            note={formatAge(month, lang)}
            figure={t('desk.waited', {
              time: formatHalfHours(minutesBetween(receivedAt, now), lang),
            })}
          />
        ))}
      </ul>
    </>
  );
}

async function Meetings({ session, t }: Props) {
  const { portal, lang } = session;
  const sessions = await comingSessions(portal, session);
  return (
    <>
      <h2>{t('desk.meetings')}</h2>
      {sessions.length === 0 ? <p className="jt-dim">{t('desk.meetingsNone')}</p> : null}
      <ul>
        {sessions.map(({ activity, date, signed, waiting }) => (
          <Row
            key={activity.id + date}
            href={`/admin/door?activity=${activity.id}&date=${date}`}
            title={activity.title}
            note={t('activity.doorSigned', { count: signed, waiting })}
            figure={`${formatDate(date, { lang, weekday: true })} ${activity.from}`}
          />
        ))}
      </ul>
    </>
  );
}

async function Due({ session: { portal, lang }, t }: Props) {
  const today = todayOf(portal);
  const due = portal.dueTexts.toReview({ whose: 'anybody', until: addDays(today, DUE_WITHIN_DAYS) }, lang);
  return (
    <>
      <h2>{t('desk.due', { count: await due.count() })}</h2>
      <ul>
        {(await due.read(SHOWN, 1)).map(({ id, title, nextReviewOn }) => (
          <Row
            key={id}
            href={`/admin/collections/articles/${id}`}
            title={title}
            note={t('desk.dueOn', { day: formatDate(nextReviewOn, { lang }) })}
            figure={nextReviewOn < today ? t('desk.overdue') : ''}
          />
        ))}
      </ul>
    </>
  );
}

async function Month({ session, t }: Props) {
  const month = await stationMonth(session.portal, session);
  if (!month) return null;
  const { visits, held, came } = month;
  return (
    <>
      <h2>{t('desk.month')}</h2>
      <Bar name={t('desk.monthVisits')} figure={t('desk.monthOf', { done: visits.done, all: visits.asked })} part={visits} />
      <p className="jt-dim">{t('desk.monthOpen', { waiting: visits.waiting, absent: visits.absent })}</p>
      <dl className="jt-facts">
        <div>
          <dt>{t('desk.held')}</dt>
          <dd>{t('desk.heldOf', { held, came })}</dd>
        </div>
      </dl>
      <p>
        <Link href="/admin/duty">{t('desk.table')}</Link>
      </p>
    </>
  );
}

/** A figure with the share that it is of what there was to do. */
function Bar({ name, figure, part: { done, asked } }: { name: string; figure: string; part: { done: number; asked: number } }) {
  return (
    <div className="jt-share">
      <span>{name}</span> <strong>{figure}</strong>
      <progress max={Math.max(1, asked)} value={done} aria-hidden="true" />
    </div>
  );
}

function Row({ href, title, note, figure }: { href: string; title: string; note: ReactNode; figure: string }) {
  return (
    <li className="jt-desk-row">
      <div>
        <Link href={href}>{title}</Link>
        <p className="jt-dim">{note}</p>
      </div>
      <span className="nb">{figure}</span>
    </li>
  );
}
