import { Link } from '@payloadcms/ui';
import { words } from '#cms/records/words.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { clockWords } from '#cms/words/clock-words.ts';
import { formatMoney } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { DisputeSeen } from '../disputes/read-disputes.ts';
import { DisputeForm } from './DisputeForm.tsx';

/** One matter as its centre, or the city's desk, sees it. */
export function DisputeCase({ seen, session, t }: { seen: DisputeSeen; session: StaffSession; t: Translator }) {
  const { portal, lang } = session;
  const { currency, timeZone } = portal.city;
  const { dispute, booking, facility, side, may, clocks } = seen;
  const amount = dispute.amount ? formatMoney(dispute.amount, { currency, lang }) : '';
  const at = (instant: string) => instantWords({ lang, timeZone }, instant);
  return (
    <>
      <p>
        <Link href="/admin/disputes">{t('dispute.back')}</Link>
      </p>
      <h1>{words(facility.name)[lang]}</h1>
      <p className="jt-answer">{t('dispute.stands', { state: t(`dispute.state_${dispute.state}`), at: at(dispute.openedAt) })}</p>
      <p>
        {t('dispute.about', { subject: t(`dispute.subject_${dispute.subject}`) })}
        <br />
        {t('dispute.asked', { asks: t(`dispute.asks_${dispute.asks}`), amount })}
      </p>
      <p className="jt-dim">
        {t('dispute.number', { number: dispute.number })}{' '}
        {side === 'centre' ? <Link href={`/admin/collections/bookings/${booking.id}`}>{t('money.openBooking')}</Link> : null}
        <a href={`/admin/api/disputes/${dispute.id}/pdf`} target="_blank" rel="noopener">
          {t('dispute.bundle')}
        </a>
        <br />
        {t('dispute.bundleNote')}
      </p>
      {clocks.length > 0 ? (
        <>
          <h2>{t('dispute.clocks')}</h2>
          <ul className="jt-waiting">
            {clocks.map((one) => {
              const said = clockWords(t, one);
              return (
                <li key={one.number}>
                  <strong>{said.left}</strong>
                  <p className="jt-dim">{said.text}</p>
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
      <h2>{t('dispute.thread')}</h2>
      <ol className="jt-waiting">
        {dispute.thread.map((one) => (
          <li key={`${one.at} ${one.step}`} className="jt-case">
            <p className="jt-dim">
              <strong>{t(`dispute.side_${one.by}`)}</strong> {one.name} · <span className="nb">{at(one.at)}</span>
            </p>
            {one.step === 'say' ? null : <p>{t(`dispute.step_${one.step}`)}</p>}
            {one.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </li>
        ))}
      </ol>
      {may.length > 0 ? (
        <DisputeForm
          dispute={dispute.id}
          lang={lang}
          notDone={t('money.notDone')}
          words={{ text: t('dispute.words'), hint: t('dispute.wordsHint') }}
          steps={may.map((step) => ({ value: step, words: t(`dispute.do_${step}`) }))}
        />
      ) : null}
      <p className="jt-dim">{t('dispute.logged')}</p>
    </>
  );
}
