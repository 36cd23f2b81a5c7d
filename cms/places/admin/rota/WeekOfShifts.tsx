import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { ratioMeter } from '#cms/drawings/ratio-meter.ts';
import { STRIP } from '#cms/drawings/strip-cells.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { dayAsked, WeekHead } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { listPath } from '#cms/staff/shell/rooms.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { gapWords } from '#cms/words/bound-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { datesFrom, mondayOf, weekAhead } from '#domain/time/civil-date.ts';
import { planAway, seenOf } from '../../rota/away.ts';
import { type RotaWeek, weekOfShifts } from '../../rota/week-of-shifts.ts';
import { RotaForm } from './RotaForm.tsx';
import { ShiftForm } from './ShiftForm.tsx';

type Session = StaffSession & { facilityId: string };

/** Who works when in a week, where somebody is missing before it happens, and who does not come. */
export function WeekOfShifts(view: AdminViewServerProps) {
  const asked = (name: string) => String(view.searchParams?.[name] ?? '').slice(0, 100);
  return (
    <StaffPage
      view={view}
      title={(t) => t('rota.title')}
      content={async (session, t) => {
        const { portal, facilityId, lang, user } = session;
        if (!hasRole(user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const monday = mondayOf(dayAsked(view, { name: 'week', today: weekAhead(todayOf(portal)) }));
        const week = await weekOfShifts(portal, { facilityId, monday });
        if (!week) return <p>{t('staff.noCentre')}</p>;
        return (
          <>
            <WeekHead {...{ monday, lang, t }} path="/admin/rota" title={t('rota.title')}>
              <Link href={listPath('shifts')}>{t('rota.records')}</Link>
            </WeekHead>
            {asked('away') ? <Away session={session} week={week} monday={monday} asked={asked} t={t} /> : null}
            <Classes week={week} t={t} />
            <People session={session} week={week} monday={monday} t={t} />
          </>
        );
      }}
    />
  );
}

/** Each class's week: what is missing in words and colour, and each day's meter. */
function Classes({ week: { classes, days }, t }: { week: RotaWeek; t: Translator }) {
  return (
    <>
      {classes.map(({ id, name }) => {
        const own = days.map(({ date, classes: all }) => ({ date, ...all.find((one) => one.id === id) }));
        const all = own.flatMap(({ date, gaps: some = [] }) => some.map((gap) => ({ date, gap, words: gapWords(t, gap) })));
        // What is missing at the same hours of several days is said once.
        const gaps = [...Map.groupBy(all, ({ words }) => words)].map(([words, some]) => ({ words, some }));
        return (
          <section key={id} aria-labelledby={`rota-${id}`}>
            <h2 id={`rota-${id}`}>{name[t.lang]}</h2>
            {gaps.length === 0 ? <p className="jt-dim">{t('rota.noGap')}</p> : null}
            <ul className="jt-gaps">
              {gaps.map(({ words, some }) => (
                <li key={words} className={some[0]?.gap.kind}>
                  <strong>
                    {some.map(({ date }) => formatDate(date, { lang: t.lang, weekday: true })).join(t('common.and'))}
                  </strong>
                  {t('common.colon')}
                  {words}
                </li>
              ))}
            </ul>
            <div className="jt-rota-days">
              {own.map(({ date, slots = [] }) =>
                slots.length > 0 ? (
                  <figure key={date}>
                    <figcaption className="jt-dim nb">{formatDate(date, { lang: t.lang, weekday: true })}</figcaption>
                    <Drawing
                      svg={ratioMeter({
                        ...STRIP,
                        slots: slots.map((slot) => ({ ...slot, children: slot.sold })),
                        width: 200,
                        label: meterWords(t, slots),
                      })}
                    />
                  </figure>
                ) : null,
              )}
            </div>
          </section>
        );
      })}
    </>
  );
}

const meterWords = (t: Translator, slots: readonly { sold: number; capacity: number }[]): string =>
  t('rota.meter', {
    children: Math.max(...slots.map(({ sold }) => sold)),
    least: Math.min(...slots.map(({ capacity }) => capacity)),
  });

function People({ session, week, monday, t }: { session: Session; week: RotaWeek; monday: string; t: Translator }) {
  const { lang, portal } = session;
  const today = todayOf(portal);
  const nameOf = (id: string) => week.classes.find((one) => one.id === id)?.name[lang] ?? '';
  const words = { begins: t('rota.begins'), ends: t('rota.ends'), save: t('rota.save'), wrong: t('rota.wrong') };
  return (
    <section aria-labelledby="rota-people">
      <h2 id="rota-people">{t('rota.people')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="jt-scroll" tabIndex={0} aria-label={t('rota.people')}>
        <table className="jt-rota">
          <thead>
            <tr>
              <th scope="col">{t('rota.person')}</th>
              {week.days.map(({ date }) => (
                <th key={date} scope="col">
                  {formatDate(date, { lang, weekday: true })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {week.people.map(({ id, name, days }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {days.map(({ date, shifts, away }) => (
                  <td key={date} className={away ? 'away' : undefined}>
                    {shifts.map((shift) => (
                      <p key={shift.id}>
                        <span className="nb">{formatTimeRange(shift.from, shift.to)}</span> {nameOf(shift.classId)}
                      </p>
                    ))}
                    {away && date >= today ? (
                      <RotaForm
                        call="undo"
                        hidden={{ absence: away.id, week: monday, lang }}
                        words={{ send: t('rota.undo'), wrong: t('rota.wrong') }}
                      >
                        <strong>{t('rota.isAway')}</strong>
                      </RotaForm>
                    ) : away ? (
                      <strong>{t('rota.isAway')}</strong>
                    ) : shifts.length > 0 && date >= today ? (
                      <Link href={`/admin/rota?week=${monday}&away=${id}&from=${date}&to=${date}`}>{t('rota.notComing')}</Link>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details className="jt-row-more">
        <summary>{t('rota.change')}</summary>
        <p className="jt-dim">{t('rota.changeNote')}</p>
        {week.people.flatMap(({ name, shifts }) =>
          shifts.map((shift) => (
            <ShiftForm
              key={shift.id + shift.updatedAt}
              title={t('rota.shift', { name, class: nameOf(shift.classId), days: shift.weekdays.length })}
              from={shift.from}
              to={shift.to}
              day={{ from: Math.min(360, shift.from), to: Math.max(1200, shift.to) }}
              hidden={{ shift: shift.id, updatedAt: shift.updatedAt, week: monday, lang }}
              words={words}
            />
          )),
        )}
      </details>
    </section>
  );
}

/** Who does not come, what follows, and then the one button. */
async function Away({
  session: { portal, facilityId, lang },
  week,
  monday,
  asked,
  t,
}: {
  session: Session;
  week: RotaWeek;
  monday: string;
  asked: (name: string) => string;
  t: Translator;
}) {
  const wish = { facilityId, staff: asked('away'), from: asked('from'), to: asked('to') };
  const planned = await planAway(portal, wish);
  if (!planned.ok)
    return (
      <p className="jt-note bad" role="alert">
        {problemWords(t, planned)}
      </p>
    );
  const name = week.people.find(({ id }) => id === wish.staff)?.name ?? '';
  const nameOf = (id: string) => week.classes.find((one) => one.id === id)?.name[lang] ?? '';
  const touched = new Set(planned.follows.flatMap(({ touched: some }) => some)).size;
  return (
    <section className="jt-away" aria-labelledby="away">
      <h2 id="away">{t('rota.awayTitle', { name, days: datesFrom(wish.from, wish.to).length, from: on(wish.from, t) })}</h2>
      <p className="jt-answer">{planned.follows.length === 0 ? t('rota.nothing') : t('rota.touches', { children: touched })}</p>
      <ul className="jt-gaps">
        {planned.follows.flatMap(({ classId, date, gaps }) =>
          gaps.map((gap) => (
            <li key={classId + date + String(gap.from)} className={gap.kind}>
              {nameOf(classId)} {on(date, t)} {gapWords(t, gap)}
            </li>
          )),
        )}
      </ul>
      <form method="get" className="jt-bar">
        <input type="hidden" name="week" value={monday} />
        <input type="hidden" name="away" value={wish.staff} />
        <input type="hidden" name="from" value={wish.from} />
        <label>
          {t('rota.until')} <input type="date" name="to" min={wish.from} defaultValue={wish.to} />
        </label>
        <button type="submit" className="quiet">
          {t('rota.look')}
        </button>
      </form>
      <RotaForm
        call="note"
        hidden={{ staff: wish.staff, from: wish.from, to: wish.to, lang, seen: seenOf(planned.follows) }}
        words={{ send: t('rota.noteAway', { name }), wrong: t('rota.wrong') }}
      />
    </section>
  );
}

const on = (date: string, t: Translator): string => formatDate(date, { lang: t.lang, weekday: true });
