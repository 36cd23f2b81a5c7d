import { hasRole } from '#cms/access/roles.ts';
import type { Lang } from '#domain/language/lang.ts';
import { listPath, type Task, type TaskArgs } from './task.ts';

const SHOWN = 5;

/** What waits for a reviewer, one row an article, and what an author is writing. */
export async function guidanceTasks({ portal, user, words }: TaskArgs<'articles'>, lang: Lang): Promise<Task[]> {
  const t = words.guidance;
  const tasks: Task[] = [];
  if (hasRole(user, 'reviewer', 'administrator')) {
    const { articles, total } = await portal.articles.listInReview(lang, SHOWN);
    tasks.push({ title: t.review(total), href: listPath('articles', { review: { equals: 'in_review' } }), action: t.all });
    for (const { id, title, author } of articles)
      tasks.push({
        title,
        note: author,
        href: `/admin/collections/articles/${id}`,
        action: t.open,
        waiting: true,
      });
  }
  if (hasRole(user, 'author')) {
    const [writing, waiting] = await Promise.all([
      portal.articles.countOwn(user, 'writing'),
      portal.articles.countOwn(user, 'in_review'),
    ]);
    tasks.push({
      title: t.writing(writing),
      note: waiting > 0 ? t.waiting(waiting) : undefined,
      href: listPath('articles', { writtenBy: { equals: user.id } }),
      action: t.mine,
    });
    tasks.push({ title: t.writeTitle, href: '/admin/collections/articles/create', action: t.write, waiting: true });
  }
  return tasks;
}
