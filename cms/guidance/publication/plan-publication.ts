import { APIError } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import { conflict, forbidden, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inNameOf } from '#cms/records/filed-changes.ts';
import { type ArticlePlan, type PlanProblem, whyNotPlan } from '#domain/guidance/article-plan.ts';
import { isUnfinished } from '#domain/guidance/text-check.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { textInReview, whyOthers } from '../review/text-in-review.ts';
import { findingsOf } from './findings.ts';

type Planning = Parameters<typeof findingsOf>[0] & Pick<Portal, 'articlePlans' | 'audit' | 'now'>;

export const planProblem = (problem: PlanProblem) => {
  if (problem === 'past' || problem === 'too_far') return unprocessable(`plan.${problem}`, { field: 'date' });
  return ['own_text', 'others_area'].includes(problem) || problem.startsWith('only_')
    ? forbidden(`plan.${problem}`)
    : conflict(`plan.${problem}`);
};

/** What somebody decides of: a text, and the version of it that was on the page. What was written since nobody has read. */
export interface Looked {
  articleId: string;
  version: string;
  user: StaffUser;
}

/** A text that was looked at is published by itself at a moment, in place of another moment that was planned. */
export async function planPublication(
  portal: Planning,
  { articleId, version: read, date, minute, user }: Looked & { date: string; minute: number },
): Promise<Result<{ plan: ArticlePlan }>> {
  const { articlePlans, audit, city, now, work } = portal;
  const found = await findingsOf(portal, articleId);
  if (!found) return notFound('article_not_found');
  const dueAt = toInstant({ date, minute }, city.timeZone);
  const unfinished = isUnfinished(found.findings);
  return work(async (unit): Promise<Result<{ plan: ArticlePlan }>> => {
    const text = await textInReview(portal, articleId, unit);
    if (!text || text.version !== found.version || text.version !== read) return conflict('plan.changed');
    const { article, writers, version } = text;
    const all = [...writers, ...(await articlePlans.correctorsOf(articleId, unit))];
    const isPublic = article._status === 'published';
    const standing = { isPublic, writers: all, review: article.review, unfinished, dueAt, now: now() };
    const problem = whyNotPlan(user, standing) ?? whyOthers(user, article);
    if (problem) return planProblem(problem);
    for (const { id, kind } of await articlePlans.listOpen(articleId, unit))
      if (kind === 'publication') await articlePlans.end(id, { state: 'called_off' }, unit);
    const plan = await articlePlans.add(
      { article: articleId, kind: 'publication', dueAt, by: user.id, version, writers: [] },
      unit,
    );
    await audit.write({ actor: user.id, action: 'article.planned', subject: `articles/${articleId}`, detail: { dueAt } }, unit);
    return { ok: true, plan };
  });
}

/** It is not published at that moment, or what had stopped is done with. */
export const callOffPublication = (
  { articlePlans, articles, audit, changes, work }: Pick<Portal, 'articlePlans' | 'articles' | 'audit' | 'changes' | 'work'>,
  { planId, user }: { planId: string; user: StaffUser },
): Promise<Result<object>> =>
  work(async (unit): Promise<Result<object>> => {
    if (!user.roles.includes('reviewer')) return planProblem('only_reviewers_plan');
    const plan = await articlePlans.find(planId, unit);
    if (plan?.kind !== 'publication' || !['open', 'stopped'].includes(plan.state)) return notFound('plan.none');
    // Of a text that is deleted anybody puts an end to what was planned.
    const text = await textInReview({ articles, changes }, plan.article, unit);
    if (text && whyOthers(user, text.article)) return planProblem('others_area');
    await articlePlans.end(planId, { state: 'called_off' }, unit);
    await audit.write({ actor: user.id, action: 'article.called_off', subject: `articles/${plan.article}` }, unit);
    return { ok: true };
  });

/**
 * What a job does once the moment has come: the text is published in the name of who planned it, by the same rules as if
 * that person did it now. One that was changed since is not what was looked at, and stops for somebody to look.
 */
export async function publishPlanned(
  portal: Pick<Portal, 'articlePlans' | 'articles' | 'changes' | 'log' | 'now' | 'users' | 'work'>,
  planId: string,
): Promise<'published' | 'stopped' | 'nothing_due'> {
  const { articlePlans, articles, log, now, users, work } = portal;
  const done = await work(async (unit) => {
    const plan = await articlePlans.find(planId, unit);
    if (plan?.state !== 'open' || plan.kind !== 'publication' || plan.dueAt > now()) return 'nothing_due' as const;
    const text = await textInReview(portal, plan.article, unit);
    const user = await users.findById(plan.by, unit);
    if (text?.version !== plan.version) {
      await articlePlans.end(planId, { state: 'stopped', stopped: 'changed' }, unit);
      return 'stopped' as const;
    }
    if (!user) return 'refused' as const;
    await articlePlans.end(planId, { state: 'done' }, unit);
    await articles.publish(plan.article, inNameOf(user, unit));
    return 'published' as const;
  }).catch((error: unknown) => {
    // A rule that forbids it does so at the next try as well.
    if (error instanceof APIError && error.status < 500) return 'refused' as const;
    throw error;
  });
  if (done === 'published' || done === 'nothing_due') return done;
  if (done === 'refused') await work((unit) => articlePlans.end(planId, { state: 'stopped', stopped: 'refused' }, unit));
  log.error({ plan: planId, done }, 'a planned publication did not come off: a reviewer has to look');
  return 'stopped';
}

/** More than so many are named by nobody: the first of them say that something is wrong. */
const MOST_NAMED = 20;

export interface LatePlan extends ArticlePlan {
  title: string;
}

/** What should have happened and has not, with what it is about: on the home of whoever can do something, and for the operator. */
export async function latePlans(
  { articlePlans, articles, now }: Pick<Portal, 'articlePlans' | 'articles' | 'now'>,
  lang: Lang,
): Promise<LatePlan[]> {
  const late = await articlePlans.listToLookAt({ now: now(), corrections: 'late', most: MOST_NAMED });
  const titles = await articles.titlesOf(
    late.map(({ article }) => article),
    lang,
  );
  return late.map((plan) => ({ ...plan, title: titles.get(plan.article) ?? '' }));
}
