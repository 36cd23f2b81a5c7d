import { answersForText } from '#cms/access/in-territory.ts';
import { localPath } from '#cms/city/local-path.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { type ArticlePlan, isLate, whyNotCorrect, whyNotPlan } from '#domain/guidance/article-plan.ts';
import { type Finding, isUnfinished } from '#domain/guidance/text-check.ts';
import { LOCALES, langOf, OWN_NAMES } from '#domain/language/lang.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { TextReview } from '../review/read-review.ts';
import { PhonePreview, PublicationForm } from './PublicationForms.tsx';

interface Props {
  session: StaffSession;
  t: Translator;
  /** Of the text: a version does not say it. */
  id: string;
  review: TextReview & { findings: Finding[] };
  plans: readonly ArticlePlan[];
}

/** What is looked at before a review, each with what was found. */
export function Findings({ t, findings }: { t: Translator; findings: readonly Finding[] }) {
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('publication.findings')}</h2>
      <ul className="jt-findings">
        {findings.map(({ check, fine, needed, what, lang }) => (
          <li key={check} className={fine ? 'fine' : needed ? 'bad' : 'open'}>
            <span className="jt-state">{t(fine ? 'publication.fine' : needed ? 'publication.needed' : 'publication.look')}</span>{' '}
            {t(fine ? `publication.check_${check}` : `publication.lacks_${check}`)}
            {fine || !what ? null : <q lang={lang && LOCALES[lang]}>{what.length > 80 ? `${what.slice(0, 80)}…` : what}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** When the text is public: what is planned of it, a moment to plan, and the way to put right at once what is public. */
export function Publication({ session, t, id, review, plans }: Props) {
  const { portal, user, lang } = session;
  const { city } = portal;
  const { article, writers, findings, version } = review;
  const form = (act: 'plan' | 'call_off' | 'confirm' | 'correct') => ({
    ...{ date: t('publication.date'), time: t('publication.time'), reason: t('publication.reason') },
    ...{ button: t(`publication.button_${act}`), notDone: t('review.notDone') },
  });
  const now = portal.now();
  const soon = addDays(todayOf(portal), 1);
  const isOurs = answersForText(user, article.territory);
  const reviews = isOurs && user.roles.includes('reviewer');
  const mayPlan =
    isOurs &&
    !whyNotPlan(user, {
      ...{
        writers,
        review: article.review ?? undefined,
        isPublic: article._status === 'published',
        unfinished: isUnfinished(findings),
        now,
      },
      dueAt: `${soon}T23:59:59.000Z`,
    });
  const isCorrected = plans.some(({ kind }) => kind === 'correction');
  const wasPublic = review.base?.kind === 'published' && article._status !== 'published';
  const mayCorrect = isOurs && !whyNotCorrect(user, { isPublic: wasPublic, isChanged: true, isCorrected });
  return (
    <>
      {article.slug ? (
        <p className="jt-apart">
          {city.languages.map((one) => (
            <PhonePreview key={one} href={`${localPath(`/guidance/${article.slug}`, langOf(one), city)}?preview=draft`}>
              {t('publication.preview', { language: OWN_NAMES[langOf(one)] })}
            </PhonePreview>
          ))}
        </p>
      ) : null}
      {plans.map((plan) => {
        const { date, minute } = toLocal(plan.dueAt, city.timeZone);
        const at = `${formatDate(date, { lang, weekday: true })} ${formatClock(minute)}`;
        const values = { at, reason: plan.reason ?? '' };
        return (
          <div key={plan.id} className={`jt-note${isLate(plan, now) ? ' bad' : ''}`}>
            <p>
              {plan.state === 'stopped'
                ? t(`publication.stopped_${plan.stopped ?? 'refused'}`, values)
                : t(`publication.says_${plan.kind}`, values)}
            </p>
            {plan.kind === 'correction' && reviews && !plan.writers.includes(user.id) ? (
              <PublicationForm act="confirm" hidden={{ article: id, version, lang }} words={form('confirm')} />
            ) : null}
            {plan.kind === 'publication' && reviews ? (
              <PublicationForm act="call_off" hidden={{ plan: plan.id, lang }} words={form('call_off')} />
            ) : null}
          </div>
        );
      })}
      {mayPlan ? (
        <section className="jt-case" aria-labelledby="plan">
          <h2 id="plan">{t('publication.plan')}</h2>
          <p className="jt-dim">{t('publication.planNote')}</p>
          <PublicationForm
            act="plan"
            hidden={{ article: id, version, lang }}
            words={form('plan')}
            first={{ date: soon, time: '08:00' }}
          />
        </section>
      ) : null}
      {mayCorrect ? (
        <section className="jt-case" aria-labelledby="correct">
          <h2 id="correct">{t('publication.correct')}</h2>
          <p className="jt-dim">{t('publication.correctNote')}</p>
          <PublicationForm act="correct" hidden={{ article: id, version, lang }} words={form('correct')} />
        </section>
      ) : null}
    </>
  );
}
