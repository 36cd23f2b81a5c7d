import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findMonthsToNote } from '#cms/records/months-to-note.ts';
import { attendanceOn } from '#domain/booking/booking-state.ts';
import { standardOn } from '#domain/places/staff-standard.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { listPath, type Task, type TaskArgs } from './task.ts';

/** What a centre's people come for: today's children, places that wait for payment, papers that run out. */
export async function centreTasks(
  { portal, user, t }: TaskArgs<'bookings' | 'city' | 'now' | 'special' | 'staffMembers' | 'supplies'>,
  facilityId: string,
): Promise<Task[]> {
  const { bookings, now, staffMembers } = portal;
  const today = todayOf(portal);
  const checksBy = hasRole(user, 'head') ? await checksNeededSince(portal, today) : undefined;
  const [day, holds, questions, months, papers, checks] = await Promise.all([
    countToday(portal, facilityId, today),
    bookings.countHolds(facilityId, now()),
    bookings.countWaitingForAnswer(facilityId),
    findMonthsToNote(portal, { facilityId, today }),
    hasRole(user, 'head') ? staffMembers.countEndingBy(addDays(today, 30), user) : 0,
    checksBy ? staffMembers.countCheckedBy(checksBy, user) : 0,
  ]);
  return [
    {
      title: t('tasks.come', { count: day.come }),
      note: day.come > 0 ? t('tasks.arrived', { here: day.here, left: day.left }) : undefined,
      href: '/admin/roster',
      action: t('tasks.roster'),
      waiting: true,
    },
    ...(questions > 0
      ? [
          {
            title: t('asked.home', { count: questions }),
            note: t('asked.homeNote'),
            href: '/admin/asked',
            action: t('asked.open'),
            waiting: true,
          },
        ]
      : []),
    ...(months
      ? [
          {
            title: t('asked.monthHome', { days: months.days.length }),
            note: t('asked.monthHomeNote'),
            href: '/admin/asked',
            action: t('asked.open'),
            waiting: true,
          },
        ]
      : []),
    { title: t('tasks.book'), note: t('tasks.bookNote'), href: '/admin/counter', action: t('tasks.counter') },
    ...(holds > 0
      ? [
          {
            title: t('tasks.holds', { count: holds }),
            note: t('tasks.holdsNote'),
            href: listPath('bookings', { status: { in: 'held,signed' } }),
            action: t('tasks.bookings'),
          },
        ]
      : []),
    ...(papers > 0
      ? [
          {
            title: t('tasks.papers', { count: papers }),
            href: listPath('staff', { certificateExpiresOn: { less_than_equal: addDays(today, 30) } }),
            action: t('tasks.staff'),
          },
        ]
      : []),
    ...(checksBy && checks > 0
      ? [
          {
            title: t('tasks.checks', { count: checks }),
            href: listPath('staff', { role: { equals: 'carer' } }),
            action: t('tasks.staff'),
          },
        ]
      : []),
    { title: t('tasks.weekNote'), href: '/admin/occupancy', action: t('tasks.week') },
  ];
}

/** Who was checked by this day needs a new check within thirty days; nothing where the city asks for none. */
async function checksNeededSince(
  { staffMembers }: Pick<Portal, 'staffMembers'>,
  today: CivilDate,
): Promise<CivilDate | undefined> {
  const months = standardOn(await staffMembers.standards(), { need: 'health_check', day: today })?.validMonths;
  return months ? addMonths(addDays(today, 30), -months) : undefined;
}

/** Counted without reading whose children they are. */
async function countToday({ bookings }: Pick<Portal, 'bookings'>, facilityId: string, today: CivilDate) {
  const coming = (await bookings.attendanceOn(facilityId, today)).map(({ actions }) => attendanceOn(actions, today));
  return { come: coming.length, here: coming.filter(({ here }) => here).length, left: coming.filter(({ left }) => left).length };
}
