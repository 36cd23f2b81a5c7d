import { Link } from '@payloadcms/ui';
import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock, formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { minutesBetween, toLocal } from '#domain/time/zoned-time.ts';
import { type DayBoard, dayBoard } from '../day-board.ts';
import { whyNotServed } from '../standing-now.ts';
import { ClassDay } from './ClassDay.tsx';
import { DayPlaces } from './DayPlaces.tsx';
import { FindByCode } from './FindByCode.tsx';
import { oneMarkWords } from './mark-words.ts';
import { rowWords } from './row-words.ts';
import { UndoBar } from './UndoBar.tsx';

const PATH = '/admin/roster';

/** A centre's day: who is where, which class is full when, and for each child the one thing to do next. */
export async function Board({
  session,
  date,
  rests,
  t,
}: {
  session: StaffSession & { facilityId: string };
  date: string;
  /** Today the centre is shut, and this is the next day on which it is not. */
  rests: boolean;
  t: Translator;
}) {
  const { portal, facilityId, user, lang } = session;
  const today = todayOf(portal);
  const board = await dayBoard(portal, { facilityId, date, reader: user.id });
  if (!board) return <p>{t('staff.noCentre')}</p>;
  const isStopped = date <= today && (await whyNotServed(portal, { facilityId, occasions: [{ date }] }));
  const local = toLocal(portal.now(), portal.city.timeZone);
  const open = board.open.map(({ from, to }) => formatTimeRange(from, to)).join(t('roster.between'));
  const context = { t, date, today, timeZone: portal.city.timeZone };
  const bar = { before: t('roster.before'), after: t('roster.after'), label: t('roster.date'), show: t('roster.show') };
  const { justNoted } = board;
  return (
    <div className="jt-board">
      <header className="jt-board-head">
        <div>
          <h1>
            {formatDate(date, { lang, weekday: true })} {date === today ? <small>{t('roster.today')}</small> : null}
          </h1>
          <p className="jt-dim jt-apart">
            <span className="nb">{open ? t('roster.open', { hours: open }) : t('roster.closed')}</span>{' '}
            <span className="nb">{t('roster.asOf', { time: formatClock(local.minute) })}</span>
          </p>
        </div>
        <div className="jt-acts no-print">
          <Link className="jt-button quiet" href="/admin/counter">
            {t('tasks.book')}
          </Link>
          <Link className="jt-button quiet" href={`/admin/stays?date=${date}`}>
            {t('stays.link')}
          </Link>
          <Link className="jt-button quiet" href={`/admin/infections?date=${date}`}>
            {t('infection.link')}
          </Link>
          <Link className="jt-button quiet" href="/admin/close-days">
            {t('roster.close')}
          </Link>
          <PrintButton words={t('roster.print')} />
        </div>
      </header>
      {rests ? <p className="jt-note">{t('roster.rests')}</p> : null}
      <Numbers board={board} t={t} />
      {board.counts.here > 0 ? (
        <FindByCode date={date} lang={lang} words={{ ...rowWords(t), find: t('roster.findCode') }} />
      ) : null}
      {isStopped && board.classes.some(({ lines }) => lines.length > 0) ? (
        <p className="jt-note bad">{t('roster.stopped')}</p>
      ) : null}
      {board.classes.map((day) => (
        <ClassDay key={day.id} day={day} minute={date === today ? local.minute : undefined} context={context} />
      ))}
      <p className="jt-dim">{t('roster.logged')}</p>
      <p className="no-print">
        <a href={localPath('/door', lang, portal.city)}>{t('offline.link')}</a>
      </p>
      <details className="jt-row-more no-print">
        <summary>{t('roster.places')}</summary>
        <DayPlaces portal={portal} facilityId={facilityId} date={date} lang={lang} t={t} />
      </details>
      <DateBar path={PATH} name="date" value={date} before={addDays(date, -1)} after={addDays(date, 1)} words={bar}>
        {date === today ? null : <Link href={PATH}>{t('roster.backToToday')}</Link>}
      </DateBar>
      {justNoted ? (
        <UndoBar
          key={justNoted.booking + justNoted.action.at}
          said={`${justNoted.child} ${oneMarkWords(context, justNoted.action)}`}
          seconds={Math.round(minutesBetween(portal.now(), justNoted.until) * 60)}
          hidden={{ booking: justNoted.booking, date, lang, what: `undo_${justNoted.action.type}` }}
          words={{ undo: t('roster.undo'), notNoted: t('roster.notNoted') }}
        />
      ) : null}
    </div>
  );
}

/** How it stands, in figures that count; what nobody is in is left out. */
function Numbers({ board: { counts, classes }, t }: { board: DayBoard; t: Translator }) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const full = classes.flatMap(({ name, fullFrom }) => (fullFrom ? [{ name: name[t.lang] ?? '', ...fullFrom }] : []));
  const figures: { figure: string | number; words: string; warns?: boolean }[] = [
    { figure: counts.here, words: t('roster.state_here') },
    { figure: counts.toCome, words: t('roster.toCome') },
    ...(counts.late > 0 ? [{ figure: counts.late, words: t('roster.state_not_come'), warns: true }] : []),
    ...(counts.absent > 0 ? [{ figure: counts.absent, words: t('roster.state_absent') }] : []),
    ...(counts.left > 0 ? [{ figure: counts.left, words: t('roster.state_left') }] : []),
    ...full.map(({ name, from, to }) => ({
      figure: formatTimeRange(from, to),
      words: t('roster.classFull', { name }),
      warns: true,
    })),
  ];
  if (all === 0) return <p className="jt-answer jt-figures">{t('roster.nobody')}</p>;
  return (
    <ul className="jt-figures">
      {figures.map(({ figure, words, warns }) => (
        <li key={words} className={warns ? 'warns' : undefined}>
          <strong className="nb">{figure}</strong> {words}
        </li>
      ))}
    </ul>
  );
}
