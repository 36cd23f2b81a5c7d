import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { inNameOf } from '#cms/records/filed-changes.ts';
import { type ArticlePlan, CORRECTION_HOURS, whyNotCorrect } from '#domain/guidance/article-plan.ts';
import { type ReviewNeeds, textInReview, whyOthers } from '../review/text-in-review.ts';
import { type Looked, planProblem } from './plan-publication.ts';

/**
 * In an emergency what is public is put right at once by one person, with a reason that is written down. The text bears no
 * review until somebody who wrote nothing of it has reviewed it after.
 */
export const correctNow = async (
  portal: ReviewNeeds & Pick<Portal, 'articlePlans' | 'audit' | 'now'>,
  { articleId, version: read, reason: why, user }: Looked & { reason: string },
): Promise<Result<{ plan: ArticlePlan }>> => {
  const typed = prose(500, 1).safeParse(why);
  if (!typed.success) return unprocessable('plan.reason', { field: 'reason' });
  const reason = typed.data;
  const { articlePlans, articles, audit, now, work } = portal;
  return work(async (unit): Promise<Result<{ plan: ArticlePlan }>> => {
    const text = await textInReview(portal, articleId, unit);
    if (!text) return notFound('article_not_found');
    const open = await articlePlans.listOpen(articleId, unit);
    const problem = whyNotCorrect(user, {
      isPublic: Boolean(await articles.findForEditing(articleId, { published: true }, unit)),
      isChanged: text.article._status !== 'published',
      isCorrected: open.some(({ kind }) => kind === 'correction'),
    });
    if (problem) return planProblem(problem);
    if (whyOthers(user, text.article)) return planProblem('others_area');
    if (text.version !== read) return conflict('plan.changed');
    for (const { id, kind } of open) if (kind === 'publication') await articlePlans.end(id, { state: 'called_off' }, unit);
    const writers = [...new Set([...text.writers, user.id])];
    const dueAt = new Date(Date.parse(now()) + CORRECTION_HOURS * 3_600_000).toISOString();
    const about = { article: articleId, kind: 'correction', by: user.id, version: text.version } as const;
    const plan = await articlePlans.add({ ...about, dueAt, writers, reason }, unit);
    const detail = { reason, version: text.version };
    await audit.write({ actor: user.id, action: 'article.corrected', subject: `articles/${articleId}`, detail }, unit);
    await articles.publish(articleId, inNameOf(user, unit, { isCorrection: true }), { review: 'in_review' });
    return { ok: true, plan };
  });
};

/** Somebody who wrote nothing of a correction has reviewed it: it is public as it was, and bears that review. */
export const confirmCorrection = (
  { articlePlans, articles, changes, work }: ReviewNeeds & Pick<Portal, 'articlePlans'>,
  { articleId, version: read, user }: Looked,
): Promise<Result<object>> =>
  work(async (unit): Promise<Result<object>> => {
    if (!user.roles.includes('reviewer')) return planProblem('only_reviewers_correct');
    const text = await textInReview({ articles, changes }, articleId, unit);
    const writers = await articlePlans.correctorsOf(articleId, unit);
    if (!text || writers.length === 0) return notFound('plan.none');
    if (text.version !== read) return conflict('plan.changed');
    if ([...writers, ...text.writers].includes(user.id)) return planProblem('own_text');
    if (whyOthers(user, text.article)) return planProblem('others_area');
    // Publishing it is the review, and ends the correction.
    await articles.publish(articleId, inNameOf(user, unit));
    return { ok: true };
  });

/** What was corrected is reviewed by being published again by somebody who may, or is withdrawn: then it is done with. */
export async function endCorrection(
  { articlePlans, audit }: Pick<Portal, 'articlePlans' | 'audit'>,
  { articleId, by, withdrawn = false }: { articleId: string; by: string; withdrawn?: boolean },
  unit: Unit,
): Promise<void> {
  for (const { id, kind } of await articlePlans.listOpen(articleId, unit)) {
    if (kind !== 'correction') continue;
    await articlePlans.end(id, { state: withdrawn ? 'called_off' : 'done' }, unit);
    const action = withdrawn ? 'article.correction_withdrawn' : 'article.correction_reviewed';
    await audit.write({ actor: by, action, subject: `articles/${articleId}` }, unit);
  }
}
