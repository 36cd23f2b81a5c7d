import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { attendedDates, type BookingAction } from '#domain/booking/booking-state.ts';
import type { Occasion } from '#domain/care/care.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { countFor, listPath, type Task, type TaskArgs } from './task.ts';

/** What a centre's people come for: today's children, places that wait for payment, papers that run out. */
export async function centreTasks(
  { portal, user, words }: TaskArgs<'payload' | 'now' | 'city'>,
  facilityId: string,
): Promise<Task[]> {
  const { payload } = portal;
  const t = words.centre;
  const today = todayOf(portal);
  const [day, holds, papers] = await Promise.all([
    countToday(portal, facilityId, today),
    payload.count({
      collection: 'bookings',
      where: { facility: { equals: facilityId }, status: { in: ['held', 'signed'] }, holdUntil: { greater_than: portal.now() } },
    }),
    hasRole(user, 'head')
      ? countFor(payload, user, {
          collection: 'staff',
          where: { certificateExpiresOn: { less_than_equal: addDays(today, 30), not_equals: '' } },
        })
      : 0,
  ]);
  return [
    {
      title: t.come(day.come),
      note: day.come > 0 ? t.arrived(day.here, day.left) : undefined,
      href: '/admin/roster',
      action: t.roster,
      waiting: true,
    },
    { title: t.book, note: t.bookNote, href: '/admin/counter', action: t.counter },
    ...(holds.totalDocs > 0
      ? [
          {
            title: t.holds(holds.totalDocs),
            note: t.holdsNote,
            href: listPath('bookings', { status: { in: 'held,signed' } }),
            action: t.bookings,
          },
        ]
      : []),
    ...(papers > 0
      ? [
          {
            title: t.papers(papers),
            href: listPath('staff', { certificateExpiresOn: { less_than_equal: addDays(today, 30) } }),
            action: t.staff,
          },
        ]
      : []),
    { title: t.weekNote, href: '/admin/occupancy', action: t.week },
  ];
}

/** Counted without reading whose children they are. */
async function countToday({ payload }: Pick<Portal, 'payload'>, facilityId: string, today: string) {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: {
      facility: { equals: facilityId },
      status: { in: ['confirmed', 'completed'] },
      from: { less_than_equal: today },
      to: { greater_than_equal: today },
    },
    select: { occasions: true, actions: true },
    depth: 0,
    pagination: false,
  });
  const coming = docs.filter(({ occasions }) => (occasions as unknown as Occasion[]).some(({ date }) => date === today));
  const actions = coming.map((doc) => (doc.actions as unknown as BookingAction[]) ?? []);
  const left = actions.filter((list) => list.some((action) => action.type === 'check_out' && action.date === today)).length;
  return { come: coming.length, here: actions.filter((list) => attendedDates(list).includes(today)).length, left };
}
