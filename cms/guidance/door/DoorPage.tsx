import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { FEWEST_SAID } from '#domain/guidance/signup.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { aboutFamily } from './about-family.ts';
import { CodeForm } from './CodeForm.tsx';
import { type AtDoor, comingSessions, doorList } from './check-in.ts';
import { DoorRow } from './DoorRow.tsx';

/** Checking families in, for whoever stands at the door with a phone: the sessions of these days, or one of them with its families. */
export function DoorPage(view: AdminViewServerProps) {
  const { activity, date } = view.searchParams ?? {};
  return (
    <StaffFrame
      view={view}
      title={(t) => t('activity.doorTitle')}
      content={async (session, t) => {
        if (!hasRole(session.user, 'author', 'reviewer', 'nurse', 'organiser', 'administrator'))
          return <p>{t('activity.doorNotYours')}</p>;
        if (!activity) return <Sessions session={session} t={t} />;
        return <Door session={session} t={t} activityId={String(activity)} date={String(date)} />;
      }}
    />
  );
}

async function Sessions({ session, t }: { session: StaffSession; t: Translator }) {
  const { portal, lang } = session;
  const today = todayOf(portal);
  const sessions = await comingSessions(portal, session);
  return (
    <>
      <h1>{t('activity.doorTitle')}</h1>
      {sessions.length === 0 ? <p>{t('activity.doorNone')}</p> : null}
      <ul className="jt-tasks">
        {sessions.map(({ activity, date, signed, waiting, came }) => (
          <li key={activity.id + date}>
            <div>
              <h2>{activity.title}</h2>
              <p className="jt-dim">
                {date === today ? t('activity.doorToday') : formatDate(date, { lang, weekday: true })} {activity.from}–
                {activity.to} {activity.place}
              </p>
              <p>
                {date === today && signed > 0
                  ? t('activity.doorCount', { came, all: signed })
                  : t('activity.doorSigned', { count: signed, waiting })}
              </p>
            </div>
            <Link
              className={date === today ? 'jt-button' : 'jt-button quiet'}
              href={`/admin/door?activity=${activity.id}&date=${date}`}
              aria-label={`${activity.title} ${t('activity.doorOpen')}`}
            >
              {t('activity.doorOpen')}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

async function Door({
  session,
  t,
  activityId,
  date,
}: {
  session: StaffSession;
  t: Translator;
  activityId: string;
  date: string;
}) {
  const { portal, user, lang } = session;
  const door = await doorList(portal, { activityId, date, user, lang });
  if (!door) return <p>{t('activity.doorNotYours')}</p>;
  const { activity, families, ratings, remarks, fewSaid, isKept, isToday } = door;
  const signed = families.filter(({ state }) => state === 'in');
  const waiting = families.filter(({ state }) => state === 'waiting');
  const words = { came: t('activity.doorCame'), undo: t('activity.doorUndo'), notNoted: t('activity.notNoted') };
  const came = signed.filter(({ cameAt }) => cameAt).length;
  return (
    <>
      <h1>{activity.title}</h1>
      <p className="jt-dim">
        {formatDate(date, { lang, weekday: true })} {activity.from}–{activity.to} {activity.place}{' '}
        <Link href="/admin/door">{t('activity.doorBack')}</Link>{' '}
        <Link href={`/admin/collections/activities/${activityId}`}>{t('activity.doorForm')}</Link>
      </p>
      <p className="jt-answer">
        {isKept
          ? t('activity.doorKept')
          : signed.length > 0
            ? t('activity.doorCount', { came, all: signed.length })
            : t('activity.doorEmpty')}
      </p>
      {isToday || isKept ? null : <p className="jt-dim">{t('activity.doorNotYet')}</p>}
      {isToday && signed.length > 0 ? <CodeForm hidden={{ activity: activityId, date, lang }} words={codeWords(t)} /> : null}
      <ul>{signed.map((one) => row(one))}</ul>
      {waiting.length > 0 ? <h2>{t('activity.doorWaiting')}</h2> : null}
      <ul>{waiting.map((one) => row(one))}</ul>
      {ratings ? <h2>{t('activity.doorRatings', { count: ratings.count, mean: ratings.mean })}</h2> : null}
      {fewSaid ? <p className="jt-dim">{t('activity.doorFewSaid', { count: FEWEST_SAID })}</p> : null}
      {remarks.length > 0 ? <p className="jt-dim">{t('activity.doorRemarks')}</p> : null}
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </>
  );

  function row({ id, state, cameAt, ...family }: AtDoor) {
    return (
      <DoorRow
        key={id}
        {...aboutFamily(t, family)}
        came={cameAt && t('activity.doorAt', { time: formatClock(toLocal(cameAt, portal.city.timeZone).minute) })}
        mayNote={isToday && state === 'in'}
        hidden={{ signup: id, date, lang }}
        words={words}
      />
    );
  }
}

const codeWords = (t: Translator) => ({
  ...{ code: t('activity.code'), find: t('activity.doorFind'), hint: t('activity.doorCodeHint') },
  ...{ notNoted: t('activity.notNoted'), noCamera: t('activity.doorNoCamera') },
  ...{ scan: t('roster.scan'), scanning: t('roster.scanning'), stopScan: t('roster.stopScan') },
});
