import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { answersForText } from '#cms/access/in-territory.ts';
import { hasRole, seesDraft } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/relations.ts';
import { words } from '#cms/records/words.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { MessageKey, Translator } from '#cms/words/index.ts';
import { whyNotComment, whyNotReturn } from '#domain/guidance/review-comment.ts';
import { findingsOf } from '../publication/findings.ts';
import { Findings, Publication } from '../publication/Publication.tsx';
import { noteSeen } from './comment.ts';
import { ReviewForm } from './ReviewForm.tsx';
import { ReviewPart } from './ReviewPart.tsx';
import { reviewWords } from './review-words.ts';

/** A text under review, in both languages side by side: what changed, what is missing, and what was said of it. */
export function ReviewPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('review.title')}
      content={async (session, t) => {
        if (!hasRole(session.user, 'author', 'reviewer', 'organiser', 'administrator')) return <p>{t('review.notYours')}</p>;
        return <Reviewed session={session} t={t} id={String(view.searchParams?.text ?? '')} />;
      }}
    />
  );
}

async function Reviewed({ session, t, id }: { session: StaffSession; t: Translator; id: string }) {
  const { portal, user, lang } = session;
  const review = await findingsOf(portal, id);
  if (!review || !seesDraft(user, idOf(review.article.organiser))) return <p>{t('review.none')}</p>;
  const plans = await portal.articlePlans.listOpen(id);
  await noteSeen(portal, { articleId: id, user });
  const { article, writers, names, lacking, parts } = review;
  const say = reviewWords({ t, portal, names });
  const open = review.comments.filter(({ resolvedAt }) => !resolvedAt);
  const returns = open.filter(({ kind }) => kind === 'return');
  const isOurs = answersForText(user, article.territory);
  const reader = {
    mayComment: isOurs && !whyNotComment(user, writers),
    isWriter: writers.includes(user.id),
    id: user.id,
  };
  const by = writers.map((one) => names.get(one)).filter(Boolean);
  return (
    <>
      <h1>{words(article.title)[lang] || t('review.untitled')}</h1>
      <p className="jt-dim jt-apart">
        <span>{t(`review.state_${article.review}` as MessageKey)}</span>{' '}
        {by.length > 0 ? <span>{t('review.by', { names: by.join(t('roster.between')) })}</span> : null}{' '}
        <Link href={`/admin/collections/articles/${id}`}>{t('review.openForm')}</Link>
      </p>
      <p className="jt-answer">{say.changes(review)}</p>
      {lacking.length > 0 ? (
        <ul className="jt-note bad">
          {lacking.map((one) => (
            <li key={`${one.lang}${one.fields.join()}`}>{say.lacking(one)}</li>
          ))}
        </ul>
      ) : (
        <p className="jt-dim">{t('review.complete')}</p>
      )}
      {returns.map((one) => (
        <div key={one.id} className="jt-note">
          <p>{say.said(one)}</p>
        </div>
      ))}
      <Findings t={t} findings={review.findings} />
      <Publication {...{ session, t, id, review, plans }} />
      {parts.map((part) => (
        <ReviewPart key={part.part} part={part} article={id} reader={reader} say={say} t={t} />
      ))}
      {!isOurs || whyNotReturn(user, { writers, review: article.review }) ? null : (
        <section className="jt-case" aria-labelledby="send-back">
          <h2 id="send-back">{t('review.back')}</h2>
          <p className="jt-dim">{t('review.backNote')}</p>
          <ReviewForm what="back" hidden={{ article: id, lang }} words={say.form('back')} />
        </section>
      )}
    </>
  );
}
