import type { StaffUser } from '#cms/access/roles.ts';
import { badRequest, conflict, forbidden, notFound, type Result, together } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inNameOf } from '#cms/records/filed-changes.ts';
import type { ReviewedPart } from '#domain/guidance/review-comment.ts';
import { whyNotComment, whyNotResolve, whyNotReturn } from '#domain/guidance/review-comment.ts';
import type { Lang } from '#domain/language/lang.ts';
import { sendReturned, type TellNeeds, writeReturned } from './tell-author.ts';
import { type ReviewNeeds, textInReview, whyOthers } from './text-in-review.ts';

const readText = (text: string) => readSaid('text', prose(1000, 1), text);

interface Said {
  articleId: string;
  text: string;
  user: StaffUser;
}

/** A reviewer says something of one paragraph: it is kept with the paragraph's words and the version that was read. */
export async function commentOn(
  { articles, changes, reviewComments, work }: ReviewNeeds,
  { articleId, user, ...said }: Said & { lang: Lang; part: ReviewedPart; quote: string },
): Promise<Result<{ id: string }>> {
  const [text, quote] = [readText(said.text), readSaid('quote', prose(20_000, 1), said.quote)];
  if (!text.ok || !quote.ok) return together([text, quote]) ?? badRequest('invalid');
  const about = { ...said, text: text.said, quote: quote.said };
  return work(async (unit): Promise<Result<{ id: string }>> => {
    const found = await textInReview({ articles, changes }, articleId, unit);
    if (!found) return notFound('article_not_found');
    const problem = whyNotComment(user, found.writers) ?? whyOthers(user, found.article);
    if (problem) return forbidden(`comment.${problem}`);
    const comment = { article: articleId, kind: 'paragraph', by: user.id, version: found.version, ...about } as const;
    return { ok: true, id: (await reviewComments.add(comment, unit)).id };
  });
}

/** Whoever writes the text has done what was said of it, or whoever said it takes it back. */
export const resolveComment = (
  { articles, changes, reviewComments, work }: ReviewNeeds,
  { id, user }: { id: string; user: StaffUser },
): Promise<Result<object>> =>
  work(async (unit): Promise<Result<object>> => {
    const comment = await reviewComments.find(id, unit);
    const found = comment && (await textInReview({ articles, changes }, comment.article, unit));
    if (!comment || !found) return notFound('comment_not_found');
    const problem = whyNotResolve(user, { writers: found.writers, by: comment.by });
    if (problem) return forbidden(`comment.${problem}`);
    if (!comment.resolvedAt) await reviewComments.resolve([id], user.id, unit);
    return { ok: true };
  });

/** Those who write a text have its comments before them. */
export const noteSeen = (
  { articles, changes, reviewComments, work }: ReviewNeeds,
  { articleId, user }: { articleId: string; user: StaffUser },
): Promise<void> =>
  work(async (unit) => {
    const found = await textInReview({ articles, changes }, articleId, unit);
    if (!found?.writers.includes(user.id)) return;
    const unseen = (await reviewComments.listOf(articleId, unit)).filter(({ seenAt }) => !seenAt);
    await reviewComments.markSeen(
      unseen.map(({ id }) => id),
      unit,
    );
  });

/** What was sent to review goes back to its author, who is told why. */
export async function returnText(
  portal: ReviewNeeds & TellNeeds & Pick<Portal, 'audit'>,
  { articleId, text: why, user }: Said,
): Promise<Result<object>> {
  const read = readText(why);
  if (!read.ok) return read;
  const text = read.said;
  const { articles, audit, reviewComments, work } = portal;
  const done = await work(async (unit): Promise<Result<{ id: string }>> => {
    const found = await textInReview(portal, articleId, unit);
    if (!found) return notFound('article_not_found');
    const { article, writers } = found;
    const problem = whyNotReturn(user, { writers, review: article.review }) ?? whyOthers(user, article);
    if (problem) return problem === 'not_sent' ? conflict(`comment.${problem}`) : forbidden(`comment.${problem}`);
    const said = { article: articleId, kind: 'return', text, by: user.id, version: found.version } as const;
    const { id } = await reviewComments.add(said, unit);
    await articles.setReview(articleId, 'writing', inNameOf(user, unit, { isReturned: true }));
    await audit.write({ actor: user.id, action: 'article.returned', subject: `articles/${articleId}` }, unit);
    await writeReturned(portal, { commentId: id, articleId }, unit);
    return { ok: true, id };
  });
  if (done.ok) await sendReturned(portal, done.id);
  return done;
}
