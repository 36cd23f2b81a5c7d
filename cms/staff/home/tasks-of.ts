import { hasRole } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { StaffSession } from '../staff-session.ts';
import { centreTasks } from './centre-tasks.ts';
import { filingTasks, ownFilingTasks } from './filing-tasks.ts';
import { guidanceTasks } from './guidance-tasks.ts';
import { calendarTasks, jobTasks } from './job-tasks.ts';
import { legalTasks, ownTermsTasks } from './legal-tasks.ts';
import { moneyTasks } from './money-tasks.ts';
import { oversightTasks } from './oversight-tasks.ts';
import { paymentTasks } from './payment-tasks.ts';
import { priceTasks } from './price-tasks.ts';
import type { Task } from './task.ts';

/** What waits for somebody today, by their roles. */
export async function tasksOf({ portal, user, facilityId, lang }: StaffSession, t: Translator): Promise<Task[]> {
  const args = { portal, user, t };
  const oversees = hasRole(user, 'supervisor', 'administrator');
  const tasks = await Promise.all([
    hasRole(user, 'administrator') ? moneyTasks(args) : [],
    hasRole(user, 'administrator') ? paymentTasks(args) : [],
    hasRole(user, 'administrator') ? jobTasks(args) : [],
    hasRole(user, 'administrator') ? calendarTasks(args) : [],
    facilityId ? centreTasks(args, facilityId) : [],
    facilityId && hasRole(user, 'head') ? ownFilingTasks(args, facilityId) : [],
    facilityId && hasRole(user, 'head') ? ownTermsTasks(args, facilityId) : [],
    facilityId && hasRole(user, 'head') ? priceTasks(args, facilityId) : [],
    facilityId && hasRole(user, 'head') ? paymentTasks(args, facilityId) : [],
    guidanceTasks(args, lang),
    hasRole(user, 'legal_editor') ? legalTasks(args, lang) : [],
    oversees ? filingTasks(args) : [],
    oversees ? oversightTasks(args) : [],
  ]);
  return tasks.flat();
}

/** Said while another engine answers than the one that is set up; families notice nothing, so staff must. */
export function searchNotice({ search, city }: Pick<Portal, 'search' | 'city'>, t: Translator): string | undefined {
  const { engine, answering, since, why } = search.status();
  if (answering === engine) return undefined;
  const { date, minute } = toLocal(since ?? '', city.timeZone);
  return t('tasks.searchAway', { since: `${date} ${formatTime(minute)}`, why: why ?? '' });
}
