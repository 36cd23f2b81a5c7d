import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { DateBar } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { type BookingSpeech, lateSum } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney, formatTimeRange } from '#cms/words/format.ts';
import { reasonWords } from '#cms/words/reason-words.ts';
import { addDays, isCivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type StayOfDay, staysOn } from '../stay/stays-on.ts';
import { LateForm, StayForm } from './StayForms.tsx';

/** Stays by the hour of children who are there, made longer on the spot; and late pick-ups to be decided. */
export function Stays(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('stays.title')}
      content={async ({ portal, facilityId, user, lang }, t) => {
        const today = todayOf(portal);
        const asked = String(view.searchParams?.date ?? '');
        const date = isCivilDate(asked) && asked <= today ? asked : today;
        const stays = await staysOn(portal, { facilityId, date, reader: user.id });
        const late = stays.filter((one) => one.late);
        const here = stays.filter((one) => one.choices);
        const speech = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
        const bar = { before: t('roster.before'), after: t('roster.after'), label: t('roster.date'), show: t('roster.show') };
        return (
          <>
            <h1>{t('stays.title')}</h1>
            <p className="jt-answer">{t('stays.answer', { here: here.length, late: late.length })}</p>
            <p className="jt-dim">{t('stays.intro')}</p>
            {late.map((one) => (
              <Late key={one.booking.id} one={one} speech={speech} mayDecide={hasRole(user, 'head')} />
            ))}
            {here.map((one) => (
              <Here key={one.booking.id} one={one} speech={speech} />
            ))}
            <DateBar path="/admin/stays" name="date" value={date} before={addDays(date, -1)} after={addDays(date, 1)} words={bar}>
              <Link href={`/admin/roster?date=${date}`}>{t('stays.toRoster')}</Link>
            </DateBar>
          </>
        );
      }}
    />
  );
}

function Here({ one: { booking, child, className, choices }, speech }: { one: StayOfDay; speech: BookingSpeech }) {
  if (!choices) return null;
  const { t, lang, currency, timeZone } = speech;
  const { occasion, longer, pending, why } = choices;
  const money = (amount: number) => formatMoney(amount, { currency, lang });
  const noPlace =
    why?.reason === 'no_place' ? t('booking.stayNoPlace', { to: formatTime(why.to), why: reasonWords(t, why.why) }) : '';
  return (
    <section className="jt-form" aria-label={child}>
      <h2>
        {child} <small className="nb">{formatTimeRange(occasion.from, occasion.to)}</small>
      </h2>
      <p className="jt-dim">
        {className} · <Link href={`/admin/collections/bookings/${booking.id}`}>{booking.number}</Link>
      </p>
      {pending ? (
        <p className="jt-note">
          {t('stays.pending', {
            to: formatTime(pending.to),
            amount: money(pending.amount),
            held: formatTime(toLocal(pending.until, timeZone).minute),
          })}
        </p>
      ) : (
        <StayForm
          booking={booking.id}
          child={child}
          lang={lang}
          longer={longer.map(({ to, amount }) => ({
            until: formatTime(to),
            words: t(amount > 0 ? 'booking.stayLonger' : 'booking.stayLongerFree', { to: formatTime(to), amount: money(amount) }),
          }))}
        />
      )}
      {noPlace ? <p className="jt-dim">{noPlace}</p> : null}
    </section>
  );
}

function Late({
  one: { booking, child, late },
  speech,
  mayDecide,
}: {
  one: StayOfDay;
  speech: BookingSpeech;
  mayDecide: boolean;
}) {
  if (!late) return null;
  const { t, lang, currency } = speech;
  const amount = formatMoney(late.amount, { currency, lang });
  return (
    <section className="jt-form" aria-label={`${child} ${formatDate(late.date, { lang })}`}>
      <h2>
        {child} <Link href={`/admin/collections/bookings/${booking.id}`}>{booking.number}</Link>
      </h2>
      <p>{lateSum(speech, { ...late, end: late.stay.to })}</p>
      {mayDecide ? (
        <LateForm
          hidden={{ booking: booking.id, date: late.date, lang, expect: String(late.amount) }}
          words={{ charge: t('stays.charge', { amount }), waive: t('stays.waive'), reason: t('stays.reason') }}
        />
      ) : null}
    </section>
  );
}
