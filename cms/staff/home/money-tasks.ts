import type { Task, TaskArgs } from './task.ts';

/** Refunds that need a person: families wait for their money. */
export async function moneyTasks({ portal, t }: TaskArgs<'refunds'>): Promise<Task[]> {
  const { length: count } = await portal.refunds.listFailed();
  if (count === 0) return [];
  return [
    {
      title: t('money.task', { count }),
      waits: { in: 'money', count },
      note: t('money.taskNote'),
      href: '/admin/money',
      action: t('money.taskLook'),
      waiting: true,
    },
  ];
}
