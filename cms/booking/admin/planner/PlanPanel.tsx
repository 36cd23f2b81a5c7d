import { Link } from '@payloadcms/ui';
import { todayOf } from '#cms/core/clock.ts';
import { instantWords, stayWords } from '#cms/words/booking-words.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import { isMonthly } from '#domain/care/care.ts';
import { formatTime, parseTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import { type PlannedOffer, planOffer } from '../../planner/offer-turn.ts';
import { planMove } from '../../planner/suggest-move.ts';
import { bookingToChange } from '../../stay/lengthen-stay.ts';
import { type Asked, ClassPanel } from './ClassPanel.tsx';
import { DayField, LookForm } from './LookForm.tsx';
import { PlanForm } from './PlanForm.tsx';
import { Focused } from './PlannerBoard.tsx';

const TIMES = Array.from({ length: 48 }, (_, n) => formatTime(n * SLOT_MINUTES)).filter(
  (time) => time >= '06:00' && time <= '20:00',
);

/** What moving a stay means: chosen or dragged, looked at, and then asked of its family. */
export async function MovePanel({ session, t, monday, asked }: Asked) {
  const { portal, facilityId, lang } = session;
  const booking = await bookingToChange(portal, { bookingId: asked('move'), facilityId });
  const [was] = booking?.occasions ?? [];
  if (!booking || !was) return <p className="jt-note bad">{t('errors.booking_not_found')}</p>;
  if (isMonthly(booking.request)) return <ClassPanel {...{ session, t, monday, asked, booking }} />;
  const date = asked('date') || was.date;
  const from = asked('from') || formatTime(was.from);
  const wish = { facilityId, bookingId: booking.id, date, from: parseTime(from) ?? -1 };
  const planned = asked('date') ? await planMove(portal, wish) : undefined;
  const child = (await portal.children.find(booking.childId))?.name ?? '';
  return (
    <Focused about={JSON.stringify(wish)}>
      <h2 id="plan">{t('planner.moveTitle', { name: child, was: stayWords([was], lang) })}</h2>
      {planned && !planned.ok ? (
        <p className="jt-note bad" role="alert">
          {problemWords(t, planned)}
        </p>
      ) : null}
      {planned?.ok ? (
        <>
          <p className="jt-answer">{t('planner.moveTo', { next: stayWords([planned.next], lang) })}</p>
          <ul className="jt-gaps">
            <li>{t('planner.samePrice')}</li>
            <li>{t('planner.fullest', { sold: planned.fullest.sold + 1, capacity: planned.fullest.capacity })}</li>
            <li>{t('planner.told', { count: planned.told })}</li>
          </ul>
          <PlanForm
            key={JSON.stringify(wish)}
            call="ask"
            hidden={{ move: booking.id, date, from, lang }}
            words={{ send: t('planner.ask'), wrong: t('planner.wrong') }}
          />
        </>
      ) : null}
      <LookForm key={`${date} ${from}`} t={t} monday={monday} of={{ move: booking.id }}>
        <DayField t={t} date={date} />
        <label>
          {t('planner.begins')}
          <select name="from" defaultValue={from}>
            {TIMES.map((time) => (
              <option key={time}>{time}</option>
            ))}
          </select>
        </label>
      </LookForm>
    </Focused>
  );
}

/** What offering a place means for who waits, and for who stands before. */
export async function OfferPanel({ session: { portal, facilityId, lang }, t, monday, asked }: Asked) {
  const planned = await planOffer(portal, { facilityId, waitId: asked('offer') });
  if (!planned.ok) return <p className="jt-note bad">{problemWords(t, planned)}</p>;
  const { wait, plan } = planned;
  const names = await Promise.all(wait.children.map(({ id }) => portal.children.find(id)));
  const { parts } = portal.supplies.get(facilityId) ?? {};
  return (
    <Focused about={wait.id}>
      <h2 id="plan">{t('planner.offerTitle', { names: names.map((child) => child?.name ?? '').join(t('common.and')) })}</h2>
      <p>{waitWords(wait.care, { lang, parts, today: todayOf(portal) })}</p>
      <p className="jt-answer">{offerWords(plan, { t, timeZone: portal.city.timeZone })}</p>
      {plan.what === 'turn' ? (
        <PlanForm
          call="offer"
          hidden={{ offer: wait.id, lang }}
          words={{ send: t('planner.offer'), wrong: t('planner.wrong') }}
        />
      ) : null}
      <p>
        <Link href={`/admin/planner?week=${monday}`}>{t('planner.leave')}</Link>
      </p>
    </Focused>
  );
}

function offerWords(plan: PlannedOffer, { t, timeZone }: { t: Translator; timeZone: string }): string {
  if (plan.what === 'offered') return t('planner.offer_offered', { until: instantWords({ lang: t.lang, timeZone }, plan.until) });
  if (plan.what === 'turn') return t('planner.offer_turn', { others: plan.alsoTold });
  if (plan.what === 'not_free') return t('planner.offer_not_free', { before: plan.before });
  return t(plan.what === 'quiet' ? 'planner.offer_quiet' : 'planner.offer_paused');
}
