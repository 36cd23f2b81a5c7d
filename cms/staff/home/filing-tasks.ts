import { filerOf } from '#cms/access/filer.ts';
import { consentsOf } from '#domain/places/filing-authority.ts';
import type { Task, TaskArgs } from './task.ts';

/** Changes of filed facts that wait for this person's district, or for the city. */
export async function filingTasks({ portal, user, t }: TaskArgs<'filedChanges'>): Promise<Task[]> {
  const waiting = await portal.filedChanges.listWaiting();
  const { length: count } = waiting.filter(({ asked, consents, facilityId }) =>
    consentsOf(filerOf(user, facilityId), asked).some((of) => !consents.some((consent) => consent.of === of)),
  );
  if (count === 0) return [];
  return [
    {
      title: t('filed.task', { count }),
      waits: { in: 'filed', count },
      note: t('filed.taskNote'),
      href: '/admin/filed',
      action: t('filed.open'),
      waiting: true,
    },
  ];
}

/** What its head has proposed and the centre waits for. */
export async function ownFilingTasks({ portal, t }: TaskArgs<'filedChanges'>, facilityId: string): Promise<Task[]> {
  const change = await portal.filedChanges.findWaiting(facilityId);
  if (!change) return [];
  const href = `/admin/collections/facilities/${facilityId}`;
  const count = Object.keys(change.facts).length;
  return [{ title: t('filed.ownTask', { count }), note: t('filed.ownTaskNote'), href, action: t('filed.ownOpen') }];
}
