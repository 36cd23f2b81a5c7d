import { hasRole } from '#cms/access/roles.ts';
import { countFor, listPath, type Task, type TaskArgs } from './task.ts';

const SHOWN = 5;

/** What waits for a reviewer, one row an article, and what an author is writing. */
export async function guidanceTasks({ portal, user, words }: TaskArgs, lang: 'zh' | 'en'): Promise<Task[]> {
  const t = words.guidance;
  const tasks: Task[] = [];
  if (hasRole(user, 'reviewer', 'administrator')) {
    const { docs, totalDocs } = await portal.payload.find({
      collection: 'articles',
      where: { review: { equals: 'in_review' } },
      draft: true,
      locale: lang,
      depth: 0,
      limit: SHOWN,
      sort: 'updatedAt',
      select: { title: true, author: true },
    });
    tasks.push({ title: t.review(totalDocs), href: listPath('articles', { review: { equals: 'in_review' } }), action: t.all });
    for (const doc of docs)
      tasks.push({
        title: doc.title,
        note: doc.author,
        href: `/admin/collections/articles/${doc.id}`,
        action: t.open,
        waiting: true,
      });
  }
  if (hasRole(user, 'author')) {
    const mine = { writtenBy: { equals: user.id } };
    const counts = (review: string) =>
      countFor(portal.payload, user, { collection: 'articles', where: { ...mine, review: { equals: review } }, draft: true });
    const [writing, waiting] = await Promise.all([counts('writing'), counts('in_review')]);
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
