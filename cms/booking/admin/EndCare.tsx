import type { AdminViewServerProps } from 'payload';
import { whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { CENTRE_END_GROUNDS } from '#domain/booking/centre-end.ts';
import { givenOf } from '#domain/booking/given-day.ts';
import { isMonthly } from '#domain/care/care.ts';
import { LANGS, LOCALES } from '#domain/language/lang.ts';
import { type CentreEndWish, centreEndGrounds, planCentreEnd, seenOfEnd } from '../end-by-centre.ts';
import { readFamilyNames } from './family-names.ts';
import { LookedAtForm } from './LookedAtForm.tsx';
import { type Shown, WaitingToTell, WithBooking, Wrong } from './WithBooking.tsx';

/** What a centre ends: a contract by the month, with ground, last day and notice, or a single stay; and what comes back of it. */
export const EndCare = (view: AdminViewServerProps) => (
  <WithBooking view={view} room="centreEnd" waiting={(shown) => <Waiting {...shown} />} one={(shown) => <One {...shown} />} />
);

const wrongWords = (t: Translator) => ({ sending: t('centreEnd.sending'), wrong: t('centreEnd.wrong') });

/** What nobody has been told of yet. */
async function Waiting({ session, t }: Shown) {
  const { portal, facilityId, lang, user } = session;
  const now = portal.now();
  const open = (await portal.centreEnds.listOf(facilityId)).filter(({ tellAt }) => now < tellAt);
  const rows = await Promise.all(
    open.map(async (one) => {
      const booking = await portal.bookings.get(one.bookingId);
      const { childName: child } = await readFamilyNames(portal, booking, user.id);
      const day = formatDate(one.lastDay, { lang, year: true });
      const what = isMonthly(booking.request)
        ? t('centreEnd.of', { child, day, ground: t(`centreEnd.ground_${one.ground}`) })
        : t('centreEnd.ofStay', { child, day });
      return { ...one, what };
    }),
  );
  return <WaitingToTell session={session} t={t} room="centreEnd" rows={rows} call="keep" name="end" />;
}

async function One({ session, t, asked }: Shown) {
  const { portal, facilityId, lang, user } = session;
  const bookingId = asked('booking');
  const found = await centreEndGrounds(portal, { bookingId, facilityId });
  if (!found.ok) return <Wrong>{problemWords(t, found)}</Wrong>;
  const { booking, grounds } = found;
  const monthly = isMonthly(booking.request);
  if (monthly && grounds.length === 0) return <p className="jt-note">{t('centreEnd.noGround')}</p>;
  const { child } = await readFamilyNames(portal, booking, user.id);
  const speech = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
  const care = [t(`care.${booking.form}`), ...whenWords(speech, booking)].join(' · ');
  const ground = CENTRE_END_GROUNDS.find((one) => one === asked('ground')) ?? grounds[0]?.ground ?? 'own_reasons';
  const earliest = grounds.find((one) => one.ground === ground)?.from ?? booking.to;
  const lastDay = asked('lastDay') || earliest;
  return (
    <>
      <p className="jt-answer">{t('centreEnd.which', { child, care })}</p>
      <form className="jt-closing" method="get">
        <input type="hidden" name="booking" value={bookingId} />
        {monthly ? null : <input type="hidden" name="lastDay" value={booking.to} />}
        {monthly ? (
          <>
            <label className="wide">
              {t('centreEnd.ground')}
              <select name="ground" defaultValue={ground} key={ground}>
                {grounds.map((one) => (
                  <option key={one.ground} value={one.ground}>
                    {t('centreEnd.groundFrom', {
                      ground: t(`centreEnd.ground_${one.ground}`),
                      days: one.noticeDays,
                      from: formatDate(one.from, { lang, year: true }),
                    })}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('centreEnd.lastDay')}
              <input key={lastDay} type="date" name="lastDay" defaultValue={lastDay} required />
            </label>
          </>
        ) : null}
        {LANGS.map((one) => (
          <label key={one} className="wide">
            {t(`centreEnd.said_${one}`)}
            <textarea
              name={`said_${one}`}
              maxLength={400}
              rows={3}
              defaultValue={asked(`said_${one}`)}
              lang={LOCALES[one]}
              required={one === LANGS[0]}
            />
          </label>
        ))}
        <button type="submit" className="quiet">
          {t('centreEnd.show')}
        </button>
      </form>
      {asked('lastDay') ? (
        <Planned
          session={session}
          t={t}
          wish={{ facilityId, bookingId, ground, lastDay: asked('lastDay') }}
          hidden={Object.fromEntries(LANGS.map((one) => [`said_${one}`, asked(`said_${one}`)]))}
        />
      ) : null}
    </>
  );
}

interface Wished extends Omit<Shown, 'asked'> {
  wish: CentreEndWish;
  hidden: Record<string, string>;
}

/** What the family gets, and the button. */
async function Planned({ session: { portal, lang }, t, wish, hidden }: Wished) {
  const planned = await planCentreEnd(portal, wish);
  if (!planned.ok) return <Wrong>{problemWords(t, planned)}</Wrong>;
  const { plan } = planned;
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const [least, most] = [money(plan.least), money(plan.most)];
  const sum = plan.least === plan.most ? most : t('centreEnd.range', { least, most });
  const day = plan.lastDay && formatDate(plan.lastDay, { lang, year: true });
  const monthly = isMonthly(plan.booking.request);
  const isGiven = givenOf(plan.booking.actions) !== undefined;
  const by = formatDate(plan.byDate, { lang, year: true });
  return (
    <section className="jt-closing-plan" aria-labelledby="plan">
      <h2 id="plan" className="jt-answer">
        {isGiven
          ? t('given.staffCancel')
          : day
            ? t('centreEnd.answer', { day, sum })
            : t(monthly ? 'centreEnd.answerNone' : 'centreEnd.answerStay', { sum })}
      </h2>
      {isGiven ? null : <p>{t(monthly ? 'centreEnd.centre' : 'centreEnd.centreStay', { by })}</p>}
      {monthly || isGiven ? null : <p className="jt-dim">{t('centreEnd.moreStay', { family: money(plan.family) })}</p>}
      {day ? (
        <>
          <p>{t('centreEnd.how', { by, least, most })}</p>
          <p>{t('centreEnd.freed', { day, days: plan.days })}</p>
          {plan.family < plan.least ? <p className="jt-dim">{t('centreEnd.more', { family: money(plan.family) })}</p> : null}
          <p className="jt-dim">{t('centreEnd.notice', { days: plan.noticeDays })}</p>
        </>
      ) : null}
      <LookedAtForm
        call="end"
        hidden={{
          ...hidden,
          booking: wish.bookingId,
          ground: wish.ground,
          lastDay: wish.lastDay,
          seen: seenOfEnd(plan),
          lang,
        }}
        words={{ ...wrongWords(t), send: t(monthly ? 'centreEnd.send' : 'centreEnd.sendStay') }}
      />
    </section>
  );
}
