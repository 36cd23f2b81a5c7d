import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { guardianCalled } from '#cms/accounts/contact.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { sessionDates } from '#domain/guidance/sessions.ts';
import { meanRating, remarksShown } from '#domain/guidance/signup.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

type Reading = Pick<Portal, 'activities' | 'audit' | 'children' | 'city' | 'guardians' | 'now' | 'signups'>;

/** Who stands at the door of an activity: those who write activities, in their own area. */
function isAtDoor(user: StaffUser, activity: Pick<Activity, 'districtCode' | 'townshipCode'>): boolean {
  if (hasRole(user, 'administrator')) return true;
  if (hasRole(user, 'author', 'reviewer')) return !user.territory || takesIn(user.territory, activity);
  return hasRole(user, 'nurse') && takesIn(user.territory ?? '', activity);
}

const AHEAD_DAYS = 7;

/** Sessions of today and the next seven days, each with how many families signed up, wait and came. */
export async function comingSessions(portal: Reading, { user, lang }: { user: StaffUser; lang: Lang }) {
  const today = todayOf(portal);
  const last = addDays(today, AHEAD_DAYS);
  const near = (await portal.activities.listBetween({ from: today, to: last }, lang)).filter((one) => isAtDoor(user, one));
  const line = await portal.signups.listOfAll(near.map(({ id }) => id));
  const sessions = near.flatMap((activity) => {
    const own = line.filter(({ activityId }) => activityId === activity.id);
    const dates = activity.cancelled ? [] : sessionDates(activity).filter((date) => date >= today && date <= last);
    return dates.map((date) => ({
      ...{ activity, date },
      signed: own.filter(({ state }) => state === 'in').length,
      waiting: own.filter(({ state }) => state === 'waiting').length,
      came: own.filter(({ came }) => came.some((mark) => mark.date === date)).length,
    }));
  });
  return sessions.sort((a, b) => `${a.date}${a.activity.from}`.localeCompare(`${b.date}${b.activity.from}`));
}

/** A family at the door: as much of it as is needed there. */
export interface AtDoor {
  id: string;
  state: 'in' | 'waiting';
  /** Nobody any more where the account was closed. */
  called?: string;
  heads: number;
  /** In months, on the day. */
  ages: number[];
  cameAt?: Instant;
}

/** One session's families, with what families said of the activity; that somebody looked is written down. */
export async function doorList(
  portal: Reading,
  { activityId, date, user, lang }: { activityId: string; date: CivilDate; user: StaffUser; lang: Lang },
) {
  const { activities, audit, children, guardians, signups } = portal;
  const [activity] = await activities.listNamed([activityId], lang);
  if (!activity || !isAtDoor(user, activity) || !sessionDates(activity).includes(date)) return undefined;
  const line = await signups.listOf(activityId);
  const families: AtDoor[] = [];
  for (const { id, state, guardianId, childIds, heads, came } of line) {
    const cameAt = came.find((mark) => mark.date === date)?.at;
    if (state === 'left') continue;
    const guardian = guardianId ? await guardians.find(guardianId) : undefined;
    const own = guardianId ? (await children.listOf(guardianId)).filter((child) => childIds.includes(child.id)) : [];
    const ages = own.map(({ birthDate }) => Math.max(0, ageInMonths(birthDate, date)));
    families.push({ id, state, called: guardian && guardianCalled(guardian), heads, ages, cameAt });
  }
  const ids = families.map(({ id }) => id);
  if (ids.length > 0) await audit.write({ actor: user.id, action: 'read', subject: 'activity-signups', detail: { ids } });
  const marks = line.flatMap(({ rating }) => rating ?? []);
  const ratings = meanRating(marks);
  const remarks = remarksShown(line.flatMap(({ remark }) => remark || []));
  return { activity, families, ratings, remarks, fewSaid: marks.length > 0 && !ratings, isToday: date === todayOf(portal) };
}

/** Notes that a family has come to today's session, or takes that back. */
export function checkIn(
  { activities, city, now, signups, work }: Pick<Portal, 'activities' | 'city' | 'now' | 'signups' | 'work'>,
  { id, date, undo, user }: { id: string; date: CivilDate; undo: boolean; user: StaffUser },
): Promise<Result<object>> {
  return work(async (unit): Promise<Result<object>> => {
    const signup = await signups.find(id, unit);
    const activity = signup && (await activities.get(signup.activityId, LANGS[0], unit));
    if (!signup || !activity || !isAtDoor(user, activity) || signup.state !== 'in') return notFound('signup.no_place');
    if (date !== todayOf({ now, city }) || activity.cancelled || !sessionDates(activity).includes(date))
      return conflict('signup.not_today');
    const others = signup.came.filter((mark) => mark.date !== date);
    const mark = signup.came.find((one) => one.date === date) ?? { date, at: now(), by: user.id };
    await signups.note(id, { came: undo ? others : [...others, mark] }, unit);
    return { ok: true };
  });
}
