import type { BookingRecord } from '#cms/records/booking.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { planClass } from '../../planner/suggest-class.ts';
import { ClassField, DayField, LookForm } from './LookForm.tsx';
import { PlanForm } from './PlanForm.tsx';
import { Focused } from './PlannerBoard.tsx';

export interface Asked {
  session: StaffSession & { facilityId: string };
  t: Translator;
  monday: string;
  asked: (name: string) => string;
}

/** What another class means for a child that comes by the month: looked at, and then asked of its family. */
export async function ClassPanel({ session, t, monday, asked, booking }: Asked & { booking: BookingRecord }) {
  const { portal, facilityId, lang } = session;
  const facility = portal.supplies.get(facilityId);
  const classId = asked('class') || booking.classId;
  const date = asked('date') || asked('was') || booking.request.date;
  const isSame = classId === booking.classId;
  const planned = isSame ? undefined : await planClass(portal, { facilityId, bookingId: booking.id, classId, date });
  const child = (await portal.children.find(booking.childId))?.name ?? '';
  const group = facility?.classes.find(({ id }) => id === booking.classId)?.name[lang] ?? '';
  const day = (one: string) => formatDate(one, { lang, weekday: true });
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  return (
    <Focused about={`${booking.id} ${classId} ${date}`}>
      <h2 id="plan">{t('planner.classTitle', { name: child, group })}</h2>
      {isSame ? <p>{t('planner.classStays')}</p> : null}
      {planned && !planned.ok ? (
        <p className="jt-note bad" role="alert">
          {problemWords(t, planned)}
        </p>
      ) : null}
      {planned?.ok ? (
        <>
          <p className="jt-answer">{t('planner.classTo', { from: day(planned.wanted.from), group: planned.className[lang] })}</p>
          <ul className="jt-gaps">
            <li>{t('planner.classPrice', { price: money(planned.monthly) })}</li>
            <li>{t('planner.classLeft', { left: planned.left })}</li>
            {planned.replaces ? (
              <li>
                {t('planner.classBack', {
                  lastDay: day(planned.replaces.lastDay),
                  back: money(planned.replaces.back),
                })}
              </li>
            ) : null}
            <li>{t('planner.classTold', { count: planned.told })}</li>
          </ul>
          <PlanForm
            key={`${booking.id} ${classId} ${date}`}
            call="class"
            hidden={{ move: booking.id, date, class: classId, lang }}
            words={{ send: t('planner.ask'), wrong: t('planner.wrong') }}
          />
        </>
      ) : null}
      <LookForm key={`${date} ${classId}`} t={t} monday={monday} of={{ move: booking.id }}>
        <ClassField t={t} classes={facility?.classes ?? []} id={classId} />
        <DayField t={t} date={date} />
      </LookForm>
    </Focused>
  );
}
