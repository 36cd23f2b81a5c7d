import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatAge, formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { CONSULT_MINUTES, CONSULT_WAYS, OFFERED_WITHIN_DAYS } from '#domain/guidance/consult.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { OfferForm, WithdrawForm } from './ConsultForms.tsx';
import { type DaySlot, dayOfConsults, isExpert } from './offer-slots.ts';
import { slotWords } from './tell-consult.ts';

/** An expert's day of consultations: who comes when, and what is offered. */
export function ConsultsPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('consult.deskTitle')}
      content={async (session, t) => {
        if (!isExpert(session.user)) return <p>{t('consult.deskNone')}</p>;
        return <Day session={session} t={t} day={dayAsked(view, { name: 'day', today: todayOf(session.portal) })} />;
      }}
    />
  );
}

async function Day({ session, t, day }: { session: StaffSession; t: Translator; day: CivilDate }) {
  const { portal, user, lang } = session;
  const today = todayOf(portal);
  const slots = await dayOfConsults(portal, { user, day });
  const taken = slots.filter(({ consult }) => consult).length;
  const ways = { before: t('visit.dayBefore'), after: t('visit.dayAfter'), label: t('visit.day'), show: t('visit.show') };
  const named = day === today ? t('visit.dayToday') : formatDate(day, { lang, weekday: true });
  return (
    <>
      <h1>{t('consult.deskOf', { day: named })}</h1>
      <DateBar path="/admin/consults" name="day" value={day} before={addDays(day, -1)} after={addDays(day, 1)} words={ways} />
      <p className="jt-answer">
        {slots.length === 0 ? t('consult.deskEmpty') : t('consult.deskCount', { taken, open: slots.length - taken })}
      </p>
      <ul className="jt-waiting">
        {slots.map((one) => (
          <SlotRow key={one.slot.id} one={one} t={t} session={session} />
        ))}
      </ul>
      <h2>{t('consult.offerTitle')}</h2>
      <OfferForm
        lang={lang}
        notDone={t('consult.notDone')}
        days={{ min: today, max: addDays(today, OFFERED_WITHIN_DAYS), first: day < today ? today : day }}
        lengths={CONSULT_MINUTES.map((minutes) => ({ value: String(minutes), words: t('consult.offerMinutes', { minutes }) }))}
        ways={CONSULT_WAYS.map((way) => ({ value: way, words: t(`consult.way_${way}`) }))}
        words={{
          ...{ day: t('consult.offerDay'), from: t('consult.offerFrom'), to: t('consult.offerTo') },
          ...{ length: t('consult.offerLength'), way: t('consult.offerWay'), where: t('consult.offerWhere') },
          send: t('consult.offerDo'),
        }}
      />
      {taken > 0 ? <p className="jt-dim">{t('consult.logged')}</p> : null}
    </>
  );
}

function SlotRow({ one, t, session: { lang, portal } }: { one: DaySlot; t: Translator; session: StaffSession }) {
  const { slot, consult, called, phone, months } = one;
  const time = formatTimeRange(slot.from, slot.to);
  const name = called ?? t('visit.familyGone');
  const who = months === undefined ? name : t('consult.withChild', { name, age: formatAge(months, lang) });
  return (
    <li className="jt-case">
      <h3>
        <span className="nb">{time}</span> {consult ? who : t(`consult.slot_${slot.state}`)}
      </h3>
      <p className="jt-dim">
        {t(`consult.way_${slot.way}`)} {slot.where}
      </p>
      {consult && phone ? <p>{t('consult.contact', { contact: phone })}</p> : null}
      {consult?.wish ? <p>{t('consult.wants', { wish: consult.wish })}</p> : null}
      {slot.startsAt > portal.now() ? (
        <WithdrawForm
          slot={slot.id}
          lang={lang}
          taken={Boolean(consult)}
          notDone={t('consult.notDone')}
          words={{
            ...{ reason: t('consult.withdrawReason'), send: t('consult.withdraw') },
            label: t('consult.withdrawOf', { when: slotWords(slot, lang) }),
          }}
        />
      ) : null}
    </li>
  );
}
