import { unpayable } from '#cms/portal/ways-to-pay.ts';
import { words } from '#cms/records/words.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

const NAMED = 5;

type Needs = 'apps' | 'city' | 'environment' | 'facilities' | 'now' | 'online' | 'supplies' | 'till';

/** Centres that nobody can pay, so that no place of theirs is sold: all of the city, or a head's own. */
export async function paymentTasks({ portal, t }: TaskArgs<Needs>, own?: string): Promise<Task[]> {
  const offering = portal.supplies.all().flatMap(({ id }) => (own === undefined || id === own ? [id] : []));
  const found = await unpayable(portal, await portal.facilities.paidBy(offering));
  const count = found.length;
  if (count === 0) return [];
  const names = found.slice(0, NAMED).map(({ name }) => words(name)[t.lang]);
  const [title, note] = own
    ? [t('tasks.unpaidOwn'), t('tasks.unpaidOwnNote')]
    : [
        t('tasks.unpaid', { count }),
        t('tasks.unpaidNote', { names: names.join(t('contract.listGap')), count: count - names.length }),
      ];
  const waits = { in: own ? 'centre' : 'centres', count } as const;
  const href = count === 1 ? `/admin/collections/facilities/${found[0]?.id}` : listPath('facilities');
  return [{ title, note, href, action: t('tasks.look'), waiting: true, waits }];
}
