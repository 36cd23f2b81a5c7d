import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, isOutside, organiserIdOf, type StaffUser } from '#cms/access/roles.ts';
import { guardianCalled } from '#cms/accounts/contact.ts';
import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { idOf } from '#cms/fields/relations.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import type { Signup } from '#cms/records/signups.ts';
import { isApproved } from '#domain/guidance/organiser.ts';
import { sessionDates } from '#domain/guidance/sessions.ts';
import { meanRating, remarksShown, whyNotByCode } from '#domain/guidance/signup.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

type Reading = Pick<Portal, 'activities' | 'audit' | 'children' | 'city' | 'guardians' | 'now' | 'organisers' | 'signups'>;

/**
 * Who stands at the door of an activity: those who write activities, in their own area; the people of a body outside at
 * its own, while the city approves of it.
 */
async function doorOf(portal: Pick<Portal, 'city' | 'now' | 'organisers'>, user: StaffUser, unit?: Unit) {
  const own = organiserIdOf(user);
  const body = own ? await portal.organisers.find(own, unit) : undefined;
  const holds = body && isApproved(body, todayOf(portal)) ? body.id : undefined;
  return (activity: Activity) => (own ? holds === idOf(activity.organiser ?? undefined) : isAtDoor(user, activity));
}

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
  const near = (await portal.activities.listBetween({ from: today, to: last }, lang)).filter(await doorOf(portal, user));
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

/** What is to be known of a family that has a place, or waits. */
async function atDoor(
  { children, guardians }: Pick<Portal, 'children' | 'guardians'>,
  { id, state, guardianId, childIds, heads, came }: Signup,
  date: CivilDate,
): Promise<AtDoor> {
  const cameAt = came.find((mark) => mark.date === date)?.at;
  const guardian = guardianId ? await guardians.find(guardianId) : undefined;
  const own = guardianId ? (await children.listOf(guardianId)).filter((child) => childIds.includes(child.id)) : [];
  const ages = own.map(({ birthDate }) => Math.max(0, ageInMonths(birthDate, date)));
  return { id, state: state === 'in' ? 'in' : 'waiting', called: guardian && guardianCalled(guardian), heads, ages, cameAt };
}

/**
 * One session's families, with what families said of the activity; that somebody looked is written down. A body outside
 * needs them until the day is over.
 */
export async function doorList(
  portal: Reading,
  { activityId, date, user, lang }: { activityId: string; date: CivilDate; user: StaffUser; lang: Lang },
) {
  const { activities, audit, signups } = portal;
  const [activity] = await activities.listNamed([activityId], lang);
  const mayStand = await doorOf(portal, user);
  if (!activity || !mayStand(activity) || !sessionDates(activity).includes(date)) return undefined;
  const line = await signups.listOf(activityId);
  const isKept = isOutside(user) && date < todayOf(portal);
  const families: AtDoor[] = [];
  for (const signup of isKept ? [] : line) if (signup.state !== 'left') families.push(await atDoor(portal, signup, date));
  const ids = families.map(({ id }) => id);
  if (ids.length > 0) await noteRead(audit, user, ids);
  const marks = line.flatMap(({ rating }) => rating ?? []);
  const ratings = meanRating(marks);
  const remarks = remarksShown(line.flatMap(({ remark }) => remark || []));
  return {
    activity,
    families,
    ratings,
    remarks,
    fewSaid: marks.length > 0 && !ratings,
    isKept,
    isToday: date === todayOf(portal),
  };
}

const noteRead = (audit: Portal['audit'], user: StaffUser, ids: string[]) =>
  audit.write({ actor: user.id, action: 'read', subject: 'activity-signups', detail: { ids } });

/** Notes that a family has come to today's session, or takes that back. */
export function checkIn(
  portal: Pick<Portal, 'activities' | 'city' | 'now' | 'organisers' | 'signups' | 'work'>,
  { id, date, undo, user }: { id: string; date: CivilDate; undo: boolean; user: StaffUser },
): Promise<Result<object>> {
  const { activities, now, signups, work } = portal;
  return work(async (unit): Promise<Result<object>> => {
    const mayStand = await doorOf(portal, user, unit);
    const signup = await signups.find(id, unit);
    const activity = signup && (await activities.get(signup.activityId, LANGS[0], unit));
    if (!signup || !activity || !mayStand(activity) || signup.state !== 'in') return notFound('signup.no_place');
    if (date !== todayOf(portal) || activity.cancelled || !sessionDates(activity).includes(date))
      return conflict('signup.not_today');
    const others = signup.came.filter((mark) => mark.date !== date);
    const mark = signup.came.find((one) => one.date === date) ?? { date, at: now(), by: user.id };
    await signups.note(id, { came: undo ? others : [...others, mark] }, unit);
    return { ok: true };
  });
}

const GUESS = 'checkin-by';

/**
 * The same for the family whose code is shown: children who come together are checked in by one. A code that counts
 * elsewhere, or on another day, is told with what it is for and when; guesses are counted.
 */
export async function checkInByCode(
  portal: Parameters<typeof checkIn>[0] & Reading & Pick<Portal, 'limits'>,
  { activityId, date, code, user, lang }: { activityId: string; date: CivilDate; code: string; user: StaffUser; lang: Lang },
): Promise<Result<{ family: AtDoor; again: boolean }>> {
  const { activities, audit, limits, signups } = portal;
  const told = code.normalize('NFKC').replace(/\s/g, '');
  const [here] = await activities.listNamed([activityId], lang);
  const mayStand = await doorOf(portal, user);
  if (!here || !mayStand(here)) return notFound('signup.no_place');
  if (!/^\d{6}$/.test(told)) return notFound('signup.code_unknown');
  const ms = await limits.takeGuess(GUESS, user.id);
  if (ms !== undefined) return tooMany('signup.codes_locked', { field: 'code', params: { minutes: Math.ceil(ms / 60_000) } });
  const known = await signups.withCode(told);
  const signup = known.find((one) => one.activityId === here.id) ?? known[0];
  const [meant] = signup ? await activities.listNamed([signup.activityId], lang) : [];
  if (!signup || !meant) return notFound('signup.code_unknown');
  await limits.takeBackGuess(GUESS, user.id);
  const why = whyNotByCode({
    ...{ state: signup.state, isHere: meant.id === here.id, cancelled: Boolean(meant.cancelled) },
    ...{ dates: sessionDates(meant), today: todayOf(portal) },
  });
  const params = { title: meant.title, place: meant.place, from: meant.from, ...(why?.on ? { day: why.on } : {}) };
  if (why) return conflict(`signup.${why.reason}`, { field: 'code', params });
  const noted = await checkIn(portal, { id: signup.id, date, undo: false, user });
  if (!noted.ok) return noted;
  await noteRead(audit, user, [signup.id]);
  const family = await atDoor(portal, await signups.get(signup.id), date);
  return { ok: true, family, again: signup.came.some((mark) => mark.date === date) };
}
