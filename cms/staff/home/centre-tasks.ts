import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findAlikeBookings } from '#cms/records/alike-bookings.ts';
import { findMonthsToNote } from '#cms/records/months-to-note.ts';
import { type Offered, offersOf, toDeclare } from '#cms/records/offers.ts';
import { findUndecidedLate } from '#cms/records/undecided-late.ts';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { standardOn } from '#domain/places/staff-standard.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { listPath } from '../shell/rooms.ts';
import type { Task, TaskArgs } from './task.ts';

/** What waits for a centre's people besides today's children: questions, places not paid for, papers that run out. */
export async function centreTasks(
  {
    portal,
    user,
    t,
  }: TaskArgs<
    | 'bookings'
    | 'children'
    | 'city'
    | 'contracts'
    | 'disputes'
    | 'doorTaps'
    | 'now'
    | 'offerSignatures'
    | 'prices'
    | 'special'
    | 'staffMembers'
    | 'supplies'
    | 'terms'
    | 'tours'
  >,
  facilityId: string,
): Promise<Task[]> {
  const { bookings, now, staffMembers } = portal;
  const today = todayOf(portal);
  const checksBy = hasRole(user, 'head') ? await checksNeededSince(portal, today) : undefined;
  const [holds, questions, months, papers, checks, alike, requests, late, ahead, disputes, doorAsked] = await Promise.all([
    bookings.countHolds(facilityId, now()),
    bookings.countWaitingForAnswer(facilityId),
    findMonthsToNote(portal, { facilityId, today }),
    hasRole(user, 'head') ? staffMembers.countEndingBy(addDays(today, 30), user) : 0,
    checksBy ? staffMembers.countCheckedBy(checksBy, user) : 0,
    hasRole(user, 'head') ? findAlikeBookings(portal, facilityId, today) : [],
    bookings.waitingForReply(facilityId, now()),
    findUndecidedLate(portal, facilityId),
    portal.tours.listAt(facilityId, today),
    portal.disputes.countWaiting(facilityId),
    hasRole(user, 'head') ? portal.doorTaps.countAsked(facilityId) : 0,
  ]);
  const unconfirmed = hasRole(user, 'head') && portal.city.offerSigning ? toDeclare(await offersOf(portal, facilityId)) : [];
  const [next] = requests;
  const tours = ahead.filter(({ date, state }) => date === today && state === 'booked');
  const [first] = tours;
  return [
    ...(doorAsked > 0
      ? [
          {
            title: t('offline.askedHome', { count: doorAsked }),
            waits: { in: 'asked', count: doorAsked } as const,
            note: t('offline.askedHomeNote'),
            href: '/admin/asked',
            action: t('asked.open'),
            waiting: true,
          },
        ]
      : []),
    ...(next
      ? [
          {
            title: t('request.home', { count: requests.length }),
            waits: { in: 'asked', count: requests.length } as const,
            note: t('request.homeNote', {
              until: instantWords({ lang: t.lang, timeZone: portal.city.timeZone }, next.holdUntil ?? ''),
            }),
            href: '/admin/asked',
            action: t('request.open'),
            waiting: true,
          },
        ]
      : []),
    ...(first
      ? [
          {
            title: t('tour.task', { count: tours.length }),
            waits: { in: 'tours', count: tours.length } as const,
            note: t('tour.taskNext', { from: formatTime(first.from) }),
            href: '/admin/tours',
            action: t('tour.list'),
            waiting: true,
          },
        ]
      : []),
    ...(disputes > 0
      ? [
          {
            title: t('dispute.task', { count: disputes }),
            waits: { in: 'disputes', count: disputes } as const,
            href: '/admin/disputes',
            action: t('dispute.taskAnswer'),
            waiting: true,
          },
        ]
      : []),
    ...(questions > 0
      ? [
          {
            title: t('asked.home', { count: questions }),
            waits: { in: 'asked', count: questions } as const,
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
            waits: { in: 'asked', count: 1 } as const,
            note: t('asked.monthHomeNote'),
            href: '/admin/asked',
            action: t('asked.open'),
            waiting: true,
          },
        ]
      : []),
    ...late.map(({ date, count }) => ({
      title: t('tasks.late', { count, date: formatDate(date, { lang: t.lang }) }),
      note: t('tasks.lateNote'),
      href: `/admin/stays?date=${date}`,
      action: t('tasks.lateDecide'),
      waiting: true,
    })),
    ...unconfirmedTask(t, unconfirmed),
    ...(holds > 0
      ? [
          {
            title: t('tasks.holds', { count: holds }),
            waits: { in: 'bookings', count: holds } as const,
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
            waits: { in: 'staff', count: papers } as const,
            href: listPath('staff', { certificateExpiresOn: { less_than_equal: addDays(today, 30) } }),
            action: t('tasks.staff'),
          },
        ]
      : []),
    ...(checksBy && checks > 0
      ? [
          {
            title: t('tasks.checks', { count: checks }),
            waits: { in: 'staff', count: checks } as const,
            href: listPath('staff', { role: { equals: 'carer' } }),
            action: t('tasks.staff'),
          },
        ]
      : []),
    ...(alike.length > 0
      ? [
          {
            title: t('tasks.alike', { count: alike.length }),
            waits: { in: 'bookings', count: alike.length } as const,
            note: t('tasks.alikeNote'),
            href: listPath('bookings', { id: { in: alike.join(',') } }),
            action: t('tasks.bookings'),
            waiting: true,
          },
        ]
      : []),
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

/** What families cannot book, or will not be able to, before the head has declared it. */
function unconfirmedTask(t: Translator, offers: readonly Offered[]): Task[] {
  if (offers.length === 0) return [];
  const untils = offers.flatMap(({ standing }) =>
    standing.is === 'carried' ? [standing.until] : standing.is === 'not_asked_yet' ? [standing.from ?? ''] : [],
  );
  const [until] = untils.filter(Boolean).sort();
  const isNow = offers.some(({ standing }) => standing.is === 'not_signed');
  const date = until ? formatDate(until, { lang: t.lang, year: true }) : '';
  return [
    {
      title: t('offer.task', { count: offers.length }),
      waits: { in: 'offer', count: offers.length },
      ...(isNow ? { note: t('offer.taskNote_now') } : date ? { note: t('offer.taskNote_asked', { until: date }) } : {}),
      href: '/admin/offer',
      action: t('offer.taskAct'),
      waiting: isNow,
    },
  ];
}
