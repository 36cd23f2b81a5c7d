import { machineTime, todayOf } from '#cms/core/clock.ts';
import { yearMissing } from '#domain/time/workdays.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Background work that did not come off after all its tries. What is still due is tried anew after a day, and fails
 * again after another, so what has not failed in three is over.
 */
export async function jobTasks({ portal, user, t }: TaskArgs<'jobHistory'>): Promise<Task[]> {
  const since = machineTime() - 3 * DAY_MS;
  const failed = await portal.jobHistory.countFailedSince(since, user);
  if (failed === 0) return [];
  const href = listPath('payload-jobs', { hasError: { equals: 'true' } });
  return [
    {
      title: t('tasks.jobsFailed', { count: failed }),
      waits: { in: 'jobs', count: failed },
      note: t('tasks.jobsFailedNote'),
      href,
      action: t('tasks.jobsLook'),
      waiting: true,
    },
  ];
}

/** The next year's days off and make-up days are not entered: until they are, families book days on which nobody is there. */
export async function calendarTasks({ portal, t }: TaskArgs<'city' | 'now' | 'special'>): Promise<Task[]> {
  const year = yearMissing(portal.special(), todayOf(portal));
  if (year === undefined) return [];
  return [
    {
      title: t('tasks.calendar', { year }),
      note: t('tasks.calendarNote'),
      href: listPath('special-days', { date: { like: year } }),
      action: t('tasks.calendarOpen'),
      waiting: true,
    },
  ];
}
