import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { DoorQuestions } from '#cms/places/admin/DoorQuestions.tsx';
import type { BookingRecord } from '#cms/records/booking.ts';
import { findMonthsToNote, type MonthsToNote } from '#cms/records/months-to-note.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { type BookingSpeech, questionWords, stretchWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { answerQuestion } from './answer-question.ts';
import { readFamilyNames } from './family-names.ts';
import { Requests } from './Requests.tsx';

/** Refunds that wait for the centre to say who came. */
export function Asked(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('asked.title')}
      content={async (session, t) => {
        const { portal, facilityId, user, lang } = session;
        const waiting = await portal.bookings.waitingForAnswer(facilityId);
        const named = [];
        for (const booking of waiting) named.push({ booking, child: (await readFamilyNames(portal, booking, user.id)).child });
        const months = await findMonthsToNote(portal, { facilityId, today: todayOf(portal) });
        const speech = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
        return (
          <>
            <h1>{t('asked.title')}</h1>
            {hasRole(user, 'head') ? <DoorQuestions session={session} t={t} /> : null}
            <Requests {...{ portal, facilityId, user, speech }} />
            {months ? <Months months={months} speech={speech} /> : null}
            {waiting.length > 0 ? <p className="jt-answer">{t('asked.home', { count: waiting.length })}</p> : null}
            {waiting.length === 0 && !months ? <p className="jt-answer">{t('asked.none')}</p> : null}
            {waiting.length > 0 ? <p className="jt-dim">{t('asked.intro')}</p> : null}
            {named.map((one) => (
              <Question key={one.booking.id} {...one} speech={speech} />
            ))}
          </>
        );
      }}
    />
  );
}

function Months({ months, speech }: { months: MonthsToNote; speech: BookingSpeech }) {
  const { t, lang, timeZone } = speech;
  const { days, families, until } = months;
  const first = days[0] ?? '';
  return (
    <section aria-labelledby="months">
      <h2 id="months">{t('asked.monthTitle')}</h2>
      <p className="jt-note">
        {t('asked.month', {
          dates: stretchWords(days, lang),
          until: formatDate(toLocal(until, timeZone).date, { lang }),
          families,
        })}
      </p>
      <p>
        <Link href={`/admin/roster?date=${first}`}>{t('asked.monthRoster', { date: formatDate(first, { lang }) })}</Link>
      </p>
    </section>
  );
}

function Question({ booking, child, speech }: { booking: BookingRecord; child: string; speech: BookingSpeech }) {
  const { t, lang } = speech;
  const cancelled = cancellationOf(booking.actions);
  if (!cancelled?.asked) return null;
  const { days } = cancelled.asked;
  const words = questionWords(speech, cancelled.asked, cancelled.refund);
  return (
    <form className="jt-form" action={answerQuestion}>
      <h2>
        {child} <Link href={`/admin/collections/bookings/${booking.id}`}>{booking.number}</Link>
      </h2>
      <p>{t('asked.until', { until: words.until, most: words.most })}</p>
      <p className="jt-dim">{t('asked.range', { least: words.least, most: words.most })}</p>
      <input type="hidden" name="booking" value={booking.id} />
      <fieldset>
        <legend>{t('asked.days')}</legend>
        {days.map((day) => (
          <label key={day} className="tick">
            <input type="checkbox" name="came" value={day} /> {formatDate(day, { lang, weekday: true })}
          </label>
        ))}
      </fieldset>
      <div className="jt-bar">
        <button type="submit">{t('asked.send')}</button>
        <Link href={`/admin/roster?date=${days[0]}`}>{t('asked.toRoster')}</Link>
      </div>
    </form>
  );
}
