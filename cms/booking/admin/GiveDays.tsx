import type { AdminViewServerProps } from 'payload';
import { stayWords, whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { MOST_GIVEN_DAYS } from '#domain/booking/given-day.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { bookingToAddTo, planGivenDays, readGiven, seenOfGiven } from '../give-days.ts';
import { readFamilyNames } from './family-names.ts';
import { LookedAtForm } from './LookedAtForm.tsx';
import { type Shown, WaitingToTell, WithBooking, Wrong } from './WithBooking.tsx';

/** Days that a centre adds to a booking free of charge: which and why, whether there are places, what they are worth. */
export const GiveDays = (view: AdminViewServerProps) => (
  <WithBooking view={view} room="given" waiting={(shown) => <Waiting {...shown} />} one={(shown) => <One {...shown} />} />
);

/** What nobody has been told of yet. */
async function Waiting({ session, t }: Shown) {
  const { portal, facilityId, lang, user } = session;
  const now = portal.now();
  const open = (await portal.givenDays.listOf(facilityId)).filter(({ tellAt }) => now < tellAt);
  const rows = await Promise.all(
    open.map(async (one) => {
      const booking = await portal.bookings.get(one.bookingId);
      const { childName: child } = await readFamilyNames(portal, booking, user.id);
      const days = one.stays.map((stay) => stayWords([stay], lang)).join(t('common.comma'));
      return { ...one, what: t('given.of', { child, days }) };
    }),
  );
  return <WaitingToTell session={session} t={t} room="given" rows={rows} call="takeBack" name="given" />;
}

async function One({ session, t, asked }: Shown) {
  const { portal, facilityId, lang, user } = session;
  const { currency, timeZone } = portal.city;
  const bookingId = asked('booking');
  const found = await bookingToAddTo(portal, { bookingId, facilityId });
  if (!found.ok) return <Wrong>{problemWords(t, found)}</Wrong>;
  const { booking, window } = found;
  const { child } = await readFamilyNames(portal, booking, user.id);
  const care = [t(`care.${booking.form}`), ...whenWords({ t, lang, currency, timeZone }, booking)].join(' · ');
  const example = addDays(toLocal(portal.now(), timeZone).date, 7);
  return (
    <>
      <p className="jt-answer">{t('given.which', { child, care })}</p>
      <p className="jt-dim">{t('given.paid')}</p>
      <form className="jt-closing" method="get">
        <input type="hidden" name="booking" value={bookingId} />
        <label className="wide">
          {t('given.days', { most: MOST_GIVEN_DAYS })}
          <input name="days" autoComplete="off" defaultValue={asked('days')} required aria-describedby="days-hint" />
          <small id="days-hint" className="jt-dim">
            {t('given.daysHint', { example })}
          </small>
        </label>
        <label>
          {t('given.from')}
          <input type="time" step={1800} name="from" defaultValue={asked('from') || formatTime(window.from)} required />
        </label>
        <label>
          {t('given.to')}
          <input type="time" step={1800} name="to" defaultValue={asked('to') || formatTime(window.to)} required />
        </label>
        <label className="wide">
          {t('given.reason')}
          <textarea name="reason" maxLength={300} rows={3} defaultValue={asked('reason')} required />
        </label>
        <button type="submit" className="quiet">
          {t('given.show')}
        </button>
      </form>
      {asked('days') ? <Looked session={session} t={t} asked={asked} /> : null}
    </>
  );
}

/** Whether there are places, what the centre goes without, and the button. */
async function Looked({ session: { portal, facilityId, lang }, t, asked }: Shown) {
  const typed = { days: asked('days'), from: asked('from'), to: asked('to') };
  const planned = await planGivenDays(portal, { facilityId, bookingId: asked('booking'), ...readGiven(typed) });
  if (!planned.ok) return <Wrong>{problemWords(t, planned)}</Wrong>;
  const { days, worth } = planned.plan;
  const count = days.length;
  const hidden = Object.fromEntries(['booking', 'days', 'from', 'to', 'reason'].map((name) => [name, asked(name)]));
  return (
    <section className="jt-closing-plan" aria-labelledby="plan">
      <h2 id="plan" className="jt-answer">
        {t('given.answer', { count, worth: formatMoney(worth, { currency: portal.city.currency, lang }) })}
      </h2>
      <ul>
        {days.map(({ occasion: { date, from, to }, group }) => (
          <li key={date}>
            {t('given.day', {
              day: formatDate(date, { lang, year: true, weekday: true }),
              hours: `${formatTime(from)}–${formatTime(to)}`,
              group: group.name[lang],
            })}
          </li>
        ))}
      </ul>
      <p className="jt-dim">{t('given.worth')}</p>
      <p>{t('given.after')}</p>
      <LookedAtForm
        call="add"
        hidden={{ ...hidden, seen: seenOfGiven(planned.plan), lang }}
        words={{ send: t('given.send', { count }), sending: t('given.sending'), wrong: t('given.wrong') }}
      />
    </section>
  );
}
