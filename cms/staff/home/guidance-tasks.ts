import { textAreaOf } from '#cms/access/in-territory.ts';
import { hasRole, organiserIdOf } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { answerClocks } from '#cms/portal/answer-due.ts';
import { UNPLANNED } from '#cms/records/home-visits.ts';
import { formatDate } from '#cms/words/format.ts';
import { isApproved } from '#domain/guidance/organiser.ts';
import type { Lang } from '#domain/language/lang.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

const SHOWN = 5;
/** All stand on the board of what is due. */
const MOST_LATE = 20;

/** What waits for a reviewer, one row an article, and what an author is writing. */
export async function guidanceTasks(
  {
    portal,
    user,
    t,
  }: TaskArgs<
    | 'activities'
    | 'articlePlans'
    | 'articles'
    | 'city'
    | 'consults'
    | 'doctorRequests'
    | 'homeVisits'
    | 'now'
    | 'organisers'
    | 'questions'
    | 'reviewComments'
    | 'special'
    | 'visitRules'
  >,
  lang: Lang,
): Promise<Task[]> {
  const tasks: Task[] = [];
  if (hasRole(user, 'nurse') && user.territory) {
    const count = await portal.homeVisits.countOf(user.territory, { states: UNPLANNED });
    if (count > 0)
      tasks.push({
        title: t('visit.waiting', { count }),
        waits: { in: 'visits', count },
        href: '/admin/visits#waiting',
        action: t('tasks.all'),
        waiting: true,
      });
  }
  if (hasRole(user, 'nurse') && user.territory) {
    const waiting = await portal.doctorRequests.listOf(user.territory, { states: ['asked'] });
    const clockOf = await answerClocks(portal);
    const count = waiting.length;
    if (count > 0)
      tasks.push({
        title: t('doctor.deskCount', { count }),
        note: t('doctor.deskLateCount', { count: waiting.filter((one) => clockOf(one).late).length }),
        waits: { in: 'doctors', count },
        href: '/admin/doctors',
        action: t('tasks.all'),
        waiting: true,
      });
  }
  if (hasRole(user, 'reviewer', 'nurse')) {
    // Families may book until shortly before: who opens the home in the morning sees whom to call.
    const its = await portal.consults.slotsOn(user.id, todayOf(portal));
    const [next, ...later] = its.filter(({ state, startsAt }) => state === 'taken' && startsAt > portal.now());
    if (next)
      tasks.push({
        title: t('consult.task', { count: later.length + 1 }),
        waits: { in: 'consults', count: later.length + 1 },
        note: t('consult.taskNext', { from: formatTime(next.from) }),
        href: '/admin/consults',
        action: t('tasks.all'),
        waiting: true,
      });
  }
  if (hasRole(user, 'reviewer', 'nurse', 'administrator')) {
    const asked = await portal.questions.countWaiting(user);
    if (asked > 0)
      tasks.push({
        title: t('tasks.questions', { count: asked }),
        waits: { in: 'questions', count: asked },
        href: listPath('questions', { state: { equals: 'received' } }),
        action: t('tasks.all'),
        waiting: true,
      });
  }
  tasks.push(...(await organiserTasks({ portal, user, t }, lang)));
  if (hasRole(user, 'reviewer', 'administrator')) {
    const count = await portal.activities.countToReview(user, todayOf(portal));
    if (count > 0)
      tasks.push({
        title: t('tasks.activitiesToReview', { count }),
        waits: { in: 'activities', count },
        note: t('tasks.activitiesToReviewNote'),
        href: listPath('activities', { organiser: { exists: 'true' }, approved: { not_equals: 'true' } }),
        action: t('tasks.all'),
        waiting: true,
      });
    tasks.push(...(await lateTasks({ portal, user, t }, lang)));
    const { articles, total } = await portal.articles.listInReview(lang, SHOWN, textAreaOf(user));
    if (total > 0)
      tasks.push({
        title: t('tasks.review', { count: total }),
        waits: { in: 'review', count: total },
        href: listPath('articles', { review: { equals: 'in_review' } }),
        action: t('tasks.all'),
      });
    for (const { id, title, author } of articles)
      tasks.push({
        title,
        note: author,
        href: `/admin/review?text=${id}`,
        action: t('tasks.openReview'),
        waiting: true,
      });
  }
  if (hasRole(user, 'author', 'organiser')) {
    tasks.push(...(await returnedTasks({ portal, user, t }, lang)));
    const [writing, waiting] = await Promise.all([
      portal.articles.countOwn(user, 'writing'),
      portal.articles.countOwn(user, 'in_review'),
    ]);
    if (writing + waiting > 0)
      tasks.push({
        title: t('tasks.writing', { count: writing }),
        note: waiting > 0 ? t('tasks.waiting', { count: waiting }) : undefined,
        href: listPath('articles', { writtenBy: { equals: user.id } }),
        action: t('tasks.mine'),
      });
    tasks.push({
      title: t('tasks.writeTitle'),
      href: '/admin/collections/articles/create',
      action: t('tasks.write'),
      waiting: true,
    });
  }
  return tasks;
}

/** What a body outside has to do with its own activities, or that the city's approval has ended. */
async function organiserTasks(
  { portal, user, t }: TaskArgs<'activities' | 'city' | 'now' | 'organisers'>,
  lang: Lang,
): Promise<Task[]> {
  const own = organiserIdOf(user);
  const body = own ? await portal.organisers.find(own) : undefined;
  if (!body) return [];
  const href = listPath('activities');
  if (!isApproved(body, todayOf(portal)))
    return [{ title: t('tasks.approvalEnded'), note: t('tasks.approvalEndedNote'), href, action: t('tasks.all') }];
  const waiting = await portal.activities.waitingOf(body.id, lang);
  const create = {
    title: t('tasks.planTitle'),
    href: '/admin/collections/activities/create',
    action: t('tasks.plan'),
    waiting: true,
  };
  return [
    ...waiting.map(({ id, title, reviewNote }) => ({
      title: reviewNote ? t('tasks.activityBack', { title }) : t('tasks.activityWaits', { title }),
      note: reviewNote || undefined,
      href: `/admin/collections/activities/${id}`,
      action: t('tasks.activityOpen'),
      waiting: Boolean(reviewNote),
    })),
    { ...create, note: t('tasks.planNote', { until: formatDate(body.until, { lang, year: true }) }) },
  ];
}

/** What reviewers have said of an author's texts that is not done with yet, one row a text. */
async function returnedTasks({ portal, user, t }: TaskArgs<'articles' | 'reviewComments'>, lang: Lang): Promise<Task[]> {
  const open = await portal.reviewComments.listOpenFor(user.id);
  const ids = [...new Set(open.map(({ article }) => article))].slice(0, SHOWN);
  const titles = await portal.articles.titlesOf(ids, lang);
  return ids.map((id) => {
    const said = open.filter(({ article }) => article === id);
    const back = said.find(({ kind }) => kind === 'return');
    return {
      title: back ? t('tasks.cameBack', { title: titles.get(id) ?? '' }) : (titles.get(id) ?? ''),
      note: back ? back.text : t('tasks.comments', { count: said.length }),
      href: `/admin/review?text=${id}`,
      action: t('tasks.seeComments'),
      waiting: true,
    };
  });
}

/** Publications that did not come off in time, and corrections that nobody has reviewed yet: each by its name. */
async function lateTasks(
  { portal, user, t }: TaskArgs<'articlePlans' | 'articles' | 'city' | 'now'>,
  lang: Lang,
): Promise<Task[]> {
  const open = await portal.articlePlans.listToLookAt({ now: portal.now(), corrections: 'open', most: MOST_LATE });
  const shown = open.filter((plan) => plan.kind !== 'correction' || !plan.writers.includes(user.id));
  const titles = await portal.articles.titlesOf(
    shown.map(({ article }) => article),
    lang,
  );
  return shown.map(({ kind, article, dueAt, reason = '' }) => {
    const { date, minute } = toLocal(dueAt, portal.city.timeZone);
    const at = `${formatDate(date, { lang })} ${formatTime(minute)}`;
    const title = titles.get(article) ?? '';
    return {
      title: t(kind === 'correction' ? 'publication.taskCorrection' : 'publication.taskLate', { title }),
      note: t(kind === 'correction' ? 'publication.taskCorrectionNote' : 'publication.taskLateNote', { at, reason }),
      href: `/admin/review?text=${article}`,
      action: t('publication.taskOpen'),
      waiting: true,
    };
  });
}
