import type { AdminViewServerProps } from 'payload';
import { yuan } from '#cms/input/values.ts';
import { whenWords } from '#cms/words/booking-words.ts';
import { currencyName, formatMoney } from '#cms/words/format.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { type MorePlan, planMore } from '../refund-more.ts';
import { readFamilyNames } from './family-names.ts';
import { LookedAtForm } from './LookedAtForm.tsx';
import { type Shown, WithBooking, Wrong } from './WithBooking.tsx';

/** What a centre gives back beyond a contract: how the booking stands, how much and why, and what that costs. */
export const RefundMore = (view: AdminViewServerProps) => (
  <WithBooking view={view} room="goodwill" one={(shown) => <One {...shown} />} />
);

async function One({ session, t, asked }: Shown) {
  const { portal, facilityId, lang, user } = session;
  const { currency, timeZone } = portal.city;
  const bookingId = asked('booking');
  const planned = await planMore(portal, { bookingId, facilityId });
  if (!planned.ok) return <Wrong>{problemWords(t, planned)}</Wrong>;
  const { plan } = planned;
  const { booking } = plan;
  const { child } = await readFamilyNames(portal, booking, user.id);
  const care = [t(`care.${booking.form}`), ...whenWords({ t, lang, currency, timeZone }, booking)].join(' · ');
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const { paid, back, mayCome, most } = plan;
  const sums = { paid: money(paid), back: money(back), mayCome: money(mayCome), most: money(most) };
  return (
    <>
      <p className="jt-answer">{t('goodwill.which', { child, care })}</p>
      <p>{t('goodwill.stands', sums)}</p>
      <p className="jt-dim">{t('goodwill.meals')}</p>
      <form className="jt-closing" method="get">
        <input type="hidden" name="booking" value={bookingId} />
        <label>
          {t('goodwill.amount', { currency: currencyName(currency, lang) })}
          <input name="amount" inputMode="decimal" autoComplete="off" defaultValue={asked('amount')} required />
        </label>
        <label className="wide">
          {t('goodwill.reason')}
          <textarea name="reason" maxLength={300} rows={3} defaultValue={asked('reason')} required />
        </label>
        <button type="submit" className="quiet">
          {t('goodwill.show')}
        </button>
      </form>
      {asked('amount') ? <Looked session={session} t={t} asked={asked} plan={plan} /> : null}
    </>
  );
}

/** What it costs, and the button. */
function Looked({ session: { portal, lang }, t, asked, plan: { most } }: Shown & { plan: MorePlan }) {
  const { currency } = portal.city;
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const read = yuan.safeParse(asked('amount').trim());
  if (!read.success) return <Wrong>{t('errors.number_invalid')}</Wrong>;
  const amount = read.data;
  if (amount === 0 || amount > most)
    return <Wrong>{problemWords(t, { code: 'goodwill_most', params: { amount: most, currency } })}</Wrong>;
  const sum = money(amount);
  const hidden = { booking: asked('booking'), amount: String(amount), reason: asked('reason'), seen: String(most), lang };
  return (
    <section className="jt-closing-plan" aria-labelledby="plan">
      <h2 id="plan" className="jt-answer">
        {t('goodwill.answer', { sum })}
      </h2>
      <p>{t('goodwill.after', { kept: money(most - amount) })}</p>
      <LookedAtForm
        call="give"
        hidden={hidden}
        words={{ send: t('goodwill.send', { sum }), sending: t('goodwill.sending'), wrong: t('goodwill.wrong') }}
      />
    </section>
  );
}
