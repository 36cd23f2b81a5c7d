import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Signup } from '#cms/records/signups.ts';
import { heldSessions, sessionsOf } from '#domain/guidance/sessions.ts';
import { meanRating } from '#domain/guidance/signup.ts';
import type { Lang } from '#domain/language/lang.ts';

/**
 * What was held in one area in a year, and how many families signed up and came: each once for each activity, however
 * many of its sessions it came to.
 */
export interface DutyRow {
  /** None for what says no area. */
  code?: string;
  level?: 'district' | 'township';
  name: string;
  /** Sessions, each meeting of a series one; `free` those of them that cost nothing. */
  held: number;
  free: number;
  signed: number;
  came: number;
  mean?: number;
}

type Reading = Pick<Portal, 'activities' | 'city' | 'now' | 'signups'>;

/** Whose figures somebody sees: its own territory's; administrators, and who writes for the whole city, all. */
export function mayCount(user: StaffUser, area: { districtCode?: string; townshipCode?: string }): boolean {
  if (hasRole(user, 'administrator')) return true;
  return user.territory ? takesIn(user.territory, area) : hasRole(user, 'author', 'reviewer');
}

/**
 * What was held in a year against the yearly duty (R14), by district and township: sessions that have begun and were not
 * called off before, without those that are online. A district is shown also where nothing was held.
 */
export async function dutyFigures(
  portal: Reading,
  { year, user, lang }: { year: number; user: StaffUser; lang: Lang },
): Promise<DutyRow[]> {
  const { activities, city, now, signups } = portal;
  const all = (await activities.listBetween({ from: `${year}-01-01`, to: `${year}-12-31` }, lang)).filter(
    ({ onlineLink }) => !onlineLink,
  );
  const line = await signups.listOfAll(all.map(({ id }) => id));
  const held = all.flatMap((activity) => {
    const own = line.filter(({ activityId }) => activityId === activity.id);
    const begun = heldSessions(sessionsOf(activity, city.timeZone), now(), activity.cancelledAt);
    const sessions = begun.filter(({ date }) => date.startsWith(`${year}-`));
    const last = sessions.at(-1);
    // What no reviewer let families see was held for nobody.
    const wasOpen = !activity.organiser || activity.approved || own.length > 0;
    if (!last || !wasOpen) return [];
    const hasCome = ({ came }: Signup) => came.some((mark) => sessions.some(({ date }) => date === mark.date));
    const signed = own.filter((one) => hasCome(one) || (one.state === 'in' && one.joinedAt < last.startsAt));
    const came = own.filter(hasCome).length;
    return {
      activity,
      sessions: sessions.length,
      signed: signed.length,
      came,
      ratings: signed.flatMap(({ rating }) => rating ?? []),
    };
  });
  const rows = city.areas.flatMap(({ code, level, name, parent }): DutyRow[] => {
    if (level === 'city' || !mayCount(user, areaOf({ code, level, parent }))) return [];
    const own = held.filter(({ activity }) => (level === 'district' ? activity.districtCode : activity.townshipCode) === code);
    return level === 'district' || own.length > 0 ? [{ code, level, name: name[lang], ...sumOf(own) }] : [];
  });
  const nowhere = held.filter(({ activity }) => !activity.districtCode);
  const seesAll = hasRole(user, 'administrator') || mayCount(user, {});
  return [...inOrder(rows), ...(seesAll && nowhere.length > 0 ? [{ name: '', ...sumOf(nowhere) }] : [])];

  function inOrder(of: DutyRow[]): DutyRow[] {
    const parents = new Map(city.areas.map(({ code, parent }) => [code, parent]));
    const districts = of.filter(({ level }) => level === 'district');
    const within = (code?: string) => of.filter((one) => one.level === 'township' && parents.get(one.code ?? '') === code);
    return districts.length > 0 ? districts.flatMap((one) => [one, ...within(one.code)]) : of;
  }
}

const areaOf = ({ code, level, parent }: { code: string; level: string; parent?: string }) =>
  level === 'district' ? { districtCode: code } : { districtCode: parent, townshipCode: code };

interface Held {
  activity: { fee?: number | null };
  sessions: number;
  signed: number;
  came: number;
  ratings: number[];
}

function sumOf(held: readonly Held[]) {
  const sum = (of: (one: (typeof held)[number]) => number) => held.reduce((total, one) => total + of(one), 0);
  return {
    held: sum(({ sessions }) => sessions),
    free: sum(({ activity, sessions }) => (activity.fee ? 0 : sessions)),
    signed: sum(({ signed }) => signed),
    came: sum(({ came }) => came),
    mean: meanRating(held.flatMap(({ ratings }) => ratings))?.mean,
  };
}
