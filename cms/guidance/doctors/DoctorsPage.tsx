import type { AdminViewServerProps } from 'payload';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { isOfStation } from '../visits/station.ts';
import { type StationRequest, waitingRequests } from './answer-doctor.ts';
import { DoctorForm } from './DoctorForm.tsx';

/** Families that would like to sign with a family doctor of a health station. */
export function DoctorsPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('doctor.deskTitle')}
      content={async (session, t) => {
        if (!isOfStation(session.user)) return <p>{t('visit.deskNone')}</p>;
        const waiting = await waitingRequests(session.portal, session.user);
        const asked = waiting.filter(({ request }) => request.state === 'asked');
        const accepted = waiting.filter(({ request }) => request.state === 'accepted');
        return (
          <>
            <h1>{t('doctor.deskCount', { count: asked.length })}</h1>
            <Rows rows={asked} session={session} t={t} />
            {accepted.length > 0 ? <h2>{t('doctor.deskAccepted', { count: accepted.length })}</h2> : null}
            <Rows rows={accepted} session={session} t={t} />
            <p className="jt-dim">{t('visit.logged')}</p>
          </>
        );
      }}
    />
  );
}

function Rows({ rows, session, t }: { rows: StationRequest[]; session: StaffSession; t: Translator }) {
  const { lang, portal } = session;
  const clock = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
  return (
    <ul className="jt-waiting">
      {rows.map(({ request, clinic, called, contact, dueOn, late }) => {
        const { id, address, wish, state, askedAt, answer } = request;
        const signs = state === 'accepted' ? [{ value: 'sign', words: t('doctor.sign') }] : [];
        return (
          <li key={id} className="jt-case">
            <h3>{called ? t('visit.family', { name: called }) : t('visit.familyGone')}</h3>
            <p className="jt-dim">
              {address} {contact ? <span className="nb">{t('visit.phone', { phone: contact })}</span> : null}
            </p>
            <p className="jt-dim">
              {clinic?.name[lang]} {t('visit.askedAt', { at: instantWords(clock, askedAt) })}
            </p>
            {dueOn ? (
              <p className={late ? 'jt-late' : undefined}>
                {t(late ? 'doctor.deskLate' : 'doctor.deskDue', { day: formatDate(dueOn, { lang, weekday: true }) })}
              </p>
            ) : null}
            {wish ? <p>{t('doctor.says', { wish })}</p> : null}
            <DoctorForm
              {...{ lang, answer, request: id }}
              notDone={t('visit.notDone')}
              words={{ answer: t('doctor.answer'), hint: t('doctor.answerHint') }}
              steps={[...signs, { value: 'accept', words: t('doctor.accept') }, { value: 'refuse', words: t('doctor.refuse') }]}
            />
          </li>
        );
      })}
    </ul>
  );
}
