import { planWeek } from '#cms/places/enrolled/move-enrolled.ts';
import { formatDate } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { weekWords } from '#cms/words/weekday-words.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import type { Asked } from './ClassPanel.tsx';
import { ClassField, DayField, LookForm } from './LookForm.tsx';
import { PlanForm } from './PlanForm.tsx';
import { Focused } from './PlannerBoard.tsx';

/** What another day, half or class means for a child that the centre has enrolled itself: looked at first, then done at once. */
export async function EnrolledPanel({ session: { portal, facilityId, lang }, t, monday, asked }: Asked) {
  const child = await portal.enrolled.find(enrolledIdOf(asked('move')) ?? '');
  const facility = portal.supplies.get(facilityId);
  if (!facility || child?.facilityId !== facilityId) return <p className="jt-note bad">{t('errors.not_found')}</p>;
  const [was, from] = [asked('was'), asked('from')];
  const date = asked('date') || was;
  const group = asked('class') || child.classId;
  const wish = { facilityId, name: asked('move'), was, date, from: parseTime(from) ?? 0, classId: group };
  const planned = asked('date') ? await planWeek(portal, wish) : undefined;
  const day = (one: string) => formatDate(one, { lang, weekday: true });
  const named = (id: string) => facility.classes.find((one) => one.id === id)?.name[lang] ?? '';
  const half = wish.from < 720 ? '08:30' : '14:00';
  return (
    <Focused about={JSON.stringify(wish)}>
      <h2 id="plan">{t('planner.moveTitle', { name: child.name, was: day(was) })}</h2>
      {planned && !planned.ok ? (
        <p className="jt-note bad" role="alert">
          {problemWords(t, planned)}
        </p>
      ) : null}
      {planned?.ok ? (
        <>
          <p className="jt-answer">
            {t('planner.weekFrom', {
              from: day(planned.change.from),
              week: weekWords(t, planned.change.pattern),
              group: named(planned.change.classId),
            })}
          </p>
          <ul className="jt-gaps">
            <li>
              {t('planner.weekUntil', { week: weekWords(t, planned.before.pattern), group: named(planned.before.classId) })}
            </li>
            {planned.fullest ? (
              <li>
                {t('planner.fullestOn', {
                  on: day(planned.fullest.date),
                  sold: planned.fullest.sold + 1,
                  capacity: planned.fullest.capacity,
                })}
              </li>
            ) : null}
            {planned.later > 0 ? <li>{t('planner.laterGone', { count: planned.later })}</li> : null}
            <li>{t('planner.enrolledNow')}</li>
          </ul>
          <PlanForm
            key={JSON.stringify(wish)}
            call="change"
            hidden={{ move: wish.name, was, date, from, class: group, lang }}
            words={{ send: t('planner.change'), wrong: t('planner.wrong') }}
          />
        </>
      ) : null}
      <LookForm key={`${date} ${group} ${half}`} t={t} monday={monday} of={{ move: wish.name, was }}>
        <DayField t={t} date={date} />
        <label>
          {t('planner.half')}
          <select name="from" defaultValue={half}>
            <option value="08:30">{t('planner.before_noon')}</option>
            <option value="14:00">{t('planner.after_noon')}</option>
          </select>
        </label>
        <ClassField t={t} classes={facility.classes} id={group} />
      </LookForm>
    </Focused>
  );
}
