import { Link } from '@payloadcms/ui';
import { todayOf } from '#cms/core/clock.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { CHECK_RESULTS, HALF_DAYS, WISHED_WITHIN_DAYS } from '#domain/guidance/home-visit.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { plannableDays } from './plan-visit.ts';
import { type VisitSheet, visitSheet } from './station.ts';
import { LineForm, PlanForm, RecordForm, VisitButton } from './VisitForms.tsx';
import { childAgeWords, halfDayWords } from './visit-words.ts';

interface Props {
  sheet: VisitSheet;
  session: StaffSession;
  t: Translator;
}

/** One visit: the family, what is looked at, what is said to it, and what else can become of it. */
export async function VisitSheetPart({ session, t, id }: { session: StaffSession; t: Translator; id: string }) {
  const { portal, user, lang } = session;
  const sheet = await visitSheet(portal, { id, user });
  if (!sheet) return <p>{t('errors.home_visit.none')}</p>;
  const { visit, called, ageDays } = sheet;
  const on = visit.plannedOn ?? todayOf(portal);
  const isToday = visit.state === 'planned' && on <= todayOf(portal);
  return (
    <>
      <p>
        <Link href={`/admin/visits?day=${on}`}>{t('visit.back')}</Link>
      </p>
      <h1>
        {called ? t('visit.family', { name: called }) : t('visit.familyGone')}{' '}
        <small>{childAgeWords({ t, lang }, { bornOn: visit.bornOn, ageDays, on })}</small>
      </h1>
      <Facts {...{ sheet, session, t }} />
      {visit.state === 'done' ? <Recorded {...{ sheet, session, t }} /> : null}
      {isToday ? <Recording {...{ sheet, session, t }} /> : null}
      {visit.state === 'planned' && !isToday ? <p className="jt-dim">{t('visit.notYet')}</p> : null}
      {visit.state === 'done' || visit.state === 'cancelled' ? null : <Otherwise {...{ sheet, session, t, isToday }} />}
    </>
  );
}

function Facts({ sheet, session: { lang, portal }, t }: Props) {
  const { visit, phone, entitled, before } = sheet;
  const planned = visit.plannedOn && visit.half ? halfDayWords({ t, lang }, { date: visit.plannedOn, half: visit.half }) : '';
  const past = before.map(({ visitedAt, advice }) => {
    const day = visitedAt ? formatDate(toLocal(visitedAt, portal.city.timeZone).date, { lang }) : '';
    return `${day} ${advice}`;
  });
  const times = visit.wished.map((time) => halfDayWords({ t, lang }, time)).join(t('visit.between'));
  const rows: [string, string | undefined][] = [
    [t('visit.sheetAddress'), visit.address],
    [t('visit.sheetPhone'), phone],
    [t('visit.sheetPlanned'), [planned || t(`visit.state_${visit.state}`), planned && visit.nurseName].filter(Boolean).join(' ')],
    [t('visit.sheetWished'), times],
    [t('visit.sheetWish'), visit.wish],
    [t('visit.sheetEntitled'), entitled && t('visit.entitledStation', { had: entitled.had, count: entitled.perYear })],
    [t('visit.sheetBefore'), past.join('\n')],
  ];
  return (
    <dl className="jt-facts">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt className="jt-dim">{name}</dt>
            <dd className="jt-lines">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Recorded({ sheet: { visit }, session: { lang }, t }: Props) {
  return (
    <>
      <h2>{t('visit.adviceTitle')}</h2>
      <p className="jt-lines">{visit.advice}</p>
      <h2>{t('visit.looked')}</h2>
      <dl className="jt-facts">
        {visit.checks.map(({ code, what, result }) => (
          <div key={code}>
            <dt>{what[lang]}</dt>
            <dd>{t(`visit.result_${result}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Recording({ sheet, session: { lang }, t }: Props) {
  const { visit, checks } = sheet;
  const unsure = checks.some(({ checked }) => checked !== 'original');
  return (
    <>
      <h2>{t('visit.checklist')}</h2>
      {checks.length === 0 ? <p className="jt-dim">{t('visit.checklistNone')}</p> : null}
      {unsure ? <p className="jt-dim">{t('visit.checklistUnsure')}</p> : null}
      <RecordForm
        hidden={{ visit: visit.id, lang }}
        notDone={t('visit.notDone')}
        points={checks.map(({ code, what }) => ({ code, what: what[lang] }))}
        results={CHECK_RESULTS.map((one) => ({ value: one, words: t(`visit.result_${one}`) }))}
        words={{
          checklist: t('visit.checklist'),
          advice: t('visit.advice'),
          hint: t('visit.adviceHint'),
          record: t('visit.record'),
        }}
      />
    </>
  );
}

async function Otherwise({ sheet: { visit }, session, t, isToday }: Props & { isToday: boolean }) {
  const { portal, user, lang } = session;
  const today = todayOf(portal);
  const hidden = { visit: visit.id, lang };
  const same = { hidden, notDone: t('visit.notDone') };
  const nurses = await portal.users.listNurses(visit);
  const first = visit.plannedOn ?? plannableDays(visit, today)[0]?.date ?? today;
  const { point } = visit;
  const isPlanned = visit.state === 'planned';
  return (
    <>
      <h2>{t(isPlanned ? 'visit.planAgain' : 'visit.plan')}</h2>
      <PlanForm
        {...same}
        days={{ min: today, max: addDays(today, WISHED_WITHIN_DAYS), first: [first, today].sort().at(-1) ?? today }}
        half={visit.half ?? visit.wished[0]?.half ?? 'morning'}
        halves={HALF_DAYS.map((half) => ({ value: half, words: t(`visit.half_${half}`) }))}
        nurse={visit.nurseId ?? user.id}
        nurses={nurses.map(({ id, name }) => ({ value: id, words: name }))}
        words={{
          day: t('visit.planDay'),
          half: t('visit.planHalf'),
          nurse: t('visit.planNurse'),
          plan: t(isPlanned ? 'visit.planAgain' : 'visit.plan'),
        }}
      />
      <LineForm
        act="place"
        name="point"
        {...same}
        optional
        value={point ? `${point.lat},${point.lng}` : ''}
        words={{ label: t('visit.point'), button: t('visit.pointSave') }}
      />
      {isToday ? <VisitButton act="absent" {...same} words={t('visit.absentDo')} /> : null}
      {isPlanned ? <VisitButton act="release" {...same} words={t('visit.releaseDo')} /> : null}
      <details className="jt-row-more">
        <summary>{t('visit.cancel')}</summary>
        <LineForm act="cancel" name="reason" {...same} words={{ label: t('visit.reason'), button: t('visit.cancelDo') }} />
      </details>
    </>
  );
}
