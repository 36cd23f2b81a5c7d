import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { seesArea } from '#cms/access/sees-area.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { allTimes, toldOf } from '#domain/supervision/unmet.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

const PENDING = { decision: { equals: 'pending' } };

/** What a supervisor answers for: centres without a valid credential, and questions that wait for a person. */
export async function oversightTasks({
  portal,
  user,
  t,
}: TaskArgs<
  'city' | 'complaints' | 'disputes' | 'facilities' | 'now' | 'registerDoubts' | 'staffMembers' | 'takeovers' | 'unmet'
>): Promise<Task[]> {
  const [invalid, takeovers, doubts, complaints, namesakes, mediations, searches] = await Promise.all([
    portal.facilities.countInvalid(user),
    portal.takeovers.countPending(user),
    portal.registerDoubts.countPending(user),
    portal.complaints.countOpen(user),
    portal.staffMembers.countNamesakes(user),
    countMediations(portal, user),
    countInVain(portal, user),
  ]);
  return [
    ...(complaints > 0
      ? [
          {
            title: t('tasks.complaints', { count: complaints }),
            waits: { in: 'complaints', count: complaints } as const,
            href: listPath('complaints', { state: { not_equals: 'answered' } }),
            action: t('tasks.answerComplaints'),
            waiting: true,
          },
        ]
      : []),
    ...(mediations > 0
      ? [
          {
            title: t('dispute.taskDesk', { count: mediations }),
            waits: { in: 'disputes', count: mediations } as const,
            href: '/admin/disputes',
            action: t('tasks.look'),
            waiting: true,
          },
        ]
      : []),
    ...(takeovers > 0
      ? [
          {
            title: t('tasks.takeovers', { count: takeovers }),
            waits: { in: 'takeovers', count: takeovers } as const,
            href: listPath('takeovers', PENDING),
            action: t('tasks.decide'),
            waiting: true,
          },
        ]
      : []),
    ...(doubts > 0
      ? [
          {
            title: t('tasks.doubts', { count: doubts }),
            waits: { in: 'doubts', count: doubts } as const,
            href: listPath('register-doubts', PENDING),
            action: t('tasks.decide'),
            waiting: true,
          },
        ]
      : []),
    ...(invalid > 0
      ? [
          {
            title: t('tasks.standing', { count: invalid }),
            note: t('tasks.standingNote'),
            href: listPath('facilities', { credentialStatus: { not_equals: 'valid' } }),
            action: t('tasks.look'),
            waiting: true,
            waits: { in: 'centres', count: invalid } as const,
          },
        ]
      : []),
    ...(namesakes > 0
      ? [
          {
            title: t('tasks.namesakes', { count: namesakes }),
            note: t('tasks.namesakesNote'),
            href: listPath('staff', { isNamesake: { equals: 'true' } }),
            action: t('tasks.look'),
          },
        ]
      : []),
    ...(searches
      ? [
          {
            title: t('tasks.unmet', { count: searches }),
            href: '/admin/unmet',
            action: t('tasks.look'),
          },
        ]
      : []),
  ];
}

/** About how many searches of this month in somebody's territory showed no free centre, where that may be told. */
async function countInVain(portal: Pick<Portal, 'city' | 'now' | 'unmet'>, user: StaffUser): Promise<number | undefined> {
  const sums = await portal.unmet.listIn(todayOf(portal).slice(0, 7));
  return toldOf(allTimes(sums.filter(({ kind, area }) => kind === 'search' && seesArea(user, portal.city.areas, area))));
}

/** Disputes in somebody's territory for which the desk is asked. */
async function countMediations(
  { disputes, facilities }: Pick<Portal, 'disputes' | 'facilities'>,
  user: StaffUser,
): Promise<number> {
  const asked = (await disputes.mediated()).filter(({ state }) => state === 'mediation');
  if (hasRole(user, 'administrator')) return asked.length;
  const centres = await facilities.findAll([...new Set(asked.map(({ facilityId }) => facilityId))]);
  const own = new Set(centres.filter((one) => takesIn(user.territory ?? '', one)).map(({ id }) => id));
  return asked.filter(({ facilityId }) => own.has(facilityId)).length;
}
