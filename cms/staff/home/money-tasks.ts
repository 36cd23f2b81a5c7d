import type { Task, TaskArgs } from './task.ts';

/** Refunds that need a person, for families wait for their money; and what did not agree when it was last compared. */
export async function moneyTasks({ portal, t }: TaskArgs<'refunds' | 'audit'>): Promise<Task[]> {
  const [{ length: failed }, compared] = await Promise.all([portal.refunds.listFailed(), portal.audit.lastOf('reconcile')]);
  const differs = Number(compared?.detail.count ?? 0);
  const tasks: Task[] = [];
  if (failed > 0)
    tasks.push({
      title: t('money.task', { count: failed }),
      waits: { in: 'money', count: failed },
      note: t('money.taskNote'),
      href: '/admin/money',
      action: t('money.taskLook'),
      waiting: true,
    });
  if (differs > 0)
    tasks.push({
      title: t('reconcile.task', { count: differs }),
      waits: { in: 'reconcile', count: differs },
      note: t('reconcile.taskNote'),
      href: '/admin/reconcile',
      action: t('reconcile.taskLook'),
      waiting: true,
    });
  return tasks;
}
