import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { stretchWords } from '#cms/words/booking-words.ts';
import type { Translator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { LANGS, LOCALES } from '#domain/language/lang.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import { CLOSING_REASONS, classesToClose, placesToClose } from '#domain/places/shut-stays.ts';
import { addDays, datesFrom, isCivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { minutesBetween, toLocal } from '#domain/time/zoned-time.ts';
import { planClosing } from '../plan-closing.ts';
import { ClosingForm } from './ClosingForm.tsx';
import { closingRows, closingWords } from './closing-rows.ts';
import { ReopenForm } from './ReopenForm.tsx';

type Session = StaffSession & { facilityId: string };

/** Days off, in one go: whom they touch, what each gets, and who is told. */
export function CloseDays(view: AdminViewServerProps) {
  const asked = (name: string) => String(view.searchParams?.[name] ?? '').slice(0, 200);
  return (
    <StaffPage
      view={view}
      title={(t) => t('closing.title')}
      content={async (session, t) => {
        const { portal, user, lang } = session;
        if (!hasRole(user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const tomorrow = addDays(todayOf(portal), 1);
        const from = isCivilDate(asked('from')) ? asked('from') : tomorrow;
        const to = isCivilDate(asked('to')) ? asked('to') : from;
        return (
          <>
            <h1>{t('closing.title')}</h1>
            <p className="jt-dim">{t('closing.intro', { minutes: portal.city.closingUndoMinutes })}</p>
            <Coming session={session} t={t} />
            <form className="jt-closing" method="get">
              <Dated name="from" label={t('closing.from')} value={from} least={todayOf(portal)} />
              <Dated name="to" label={t('closing.to')} value={to} least={todayOf(portal)} />
              <Where session={session} t={t} value={asked('where')} />
              <label>
                {t('closing.reason')}
                <select name="reason" defaultValue={asked('reason') || 'other'}>
                  {CLOSING_REASONS.map((reason) => (
                    <option key={reason} value={reason}>
                      {t(`closing.reason_${reason}`)}
                    </option>
                  ))}
                </select>
              </label>
              {LANGS.map((one) => (
                <label key={one} className="wide">
                  {t(`closing.words_${one}`)}
                  <input name={`words_${one}`} maxLength={200} defaultValue={asked(`words_${one}`)} lang={LOCALES[one]} />
                </label>
              ))}
              <button type="submit" className="quiet">
                {t('closing.show')}
              </button>
            </form>
            {asked('from') ? (
              <Planned
                session={session}
                t={t}
                days={{ from, to }}
                where={asked('where')}
                hidden={{
                  lang,
                  reason: asked('reason'),
                  ...Object.fromEntries(LANGS.map((one) => [`words_${one}`, asked(`words_${one}`)])),
                }}
              />
            ) : null}
          </>
        );
      }}
    />
  );
}

function Dated({ name, label, value, least }: { name: string; label: string; value: string; least: string }) {
  return (
    <label>
      {label}
      <input key={value} type="date" name={name} min={least} defaultValue={value} required />
    </label>
  );
}

/** The whole centre, the classes of a room, or one class. */
function Where({ session, t, value }: { session: Session; t: Translator; value: string }) {
  const places = placesToClose(session.portal.supplies.get(session.facilityId));
  if (places.length < 2) return null;
  return (
    <label>
      {t('closing.where')}
      <select name="where" defaultValue={value} key={value}>
        <option value="">{t('closing.wholeCentre')}</option>
        {places.map(({ id, room, classes }) => (
          <option key={id} value={id}>
            {room ? t('closing.room', { room, classes: namesOf(classes, t) }) : namesOf(classes, t)}
          </option>
        ))}
      </select>
    </label>
  );
}

const namesOf = (classes: readonly ClassSupply[], t: Translator) => classes.map(({ name }) => name[t.lang]).join(t('common.and'));

/** Days off to come; those that nobody has been told of can still be taken back. */
async function Coming({ session: { portal, facilityId, lang }, t }: { session: Session; t: Translator }) {
  const closures = await portal.closures.listFrom(facilityId, todayOf(portal));
  const own = portal.supplies.get(facilityId)?.classes ?? [];
  const which = (ids: readonly string[]) =>
    namesOf(
      own.filter(({ id }) => ids.includes(id)),
      t,
    );
  if (closures.length === 0) return null;
  const now = portal.now();
  return (
    <section className="jt-coming" aria-labelledby="coming">
      <h2 id="coming">{t('closing.now')}</h2>
      <ul>
        {closures.map(({ id, from, to, classIds, reason, tellAt, toldAt }) => {
          const isOpen = tellAt !== undefined && !toldAt && now < tellAt;
          const until = tellAt ? formatTime(toLocal(tellAt, portal.city.timeZone).minute) : '';
          const state = isOpen ? t('closing.waiting', { until }) : t(tellAt && !toldAt ? 'closing.goingOut' : 'closing.told');
          const canOpen = isOpen || ((!tellAt || toldAt) && to > todayOf(portal));
          return (
            <li key={id}>
              <div>
                <strong>{t('closing.of', { dates: stretchWords(datesFrom(from, to), lang), reason: reason[lang] })}</strong>
                {classIds.length > 0 ? <p className="jt-dim">{t('closing.only', { classes: which(classIds) })}</p> : null}
                {tellAt ? <p className="jt-dim">{state}</p> : null}
              </div>
              {canOpen ? (
                <ReopenForm
                  hidden={{ closing: id, lang }}
                  seconds={isOpen && tellAt ? Math.round(minutesBetween(now, tellAt) * 60) : 0}
                  words={{
                    open: isOpen ? t('closing.undo') : t('closing.reopen'),
                    note: isOpen ? '' : t('closing.reopenNote'),
                    wrong: t('closing.wrong'),
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

async function Planned({
  session,
  t,
  days,
  where,
  hidden,
}: {
  session: Session;
  t: Translator;
  days: { from: string; to: string };
  where: string;
  hidden: Record<string, string>;
}) {
  const { portal, facilityId, lang, user } = session;
  const planned = await planClosing(portal, {
    facilityId,
    ...days,
    classIds: classesToClose(portal.supplies.get(facilityId), where),
  });
  if (!planned.ok)
    return (
      <p className="jt-note bad" role="alert">
        {problemWords(t, planned)}
      </p>
    );
  const { plan, seen } = await closingRows(portal, planned.plan, { t, lang, reader: user.id });
  return <ClosingForm {...plan} hidden={{ ...hidden, ...days, where, seen }} words={closingWords(t)} lang={lang} />;
}
