import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { DOCTOR_STATES } from '#domain/guidance/family-doctor.ts';
import { VISIT_STATES, visitFigures } from '#domain/guidance/home-visit.ts';
import { type AreaServed, readingFigures, replyFigures } from '#domain/guidance/reading.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type DutyRow, dutyFigures, mayCount } from '../activities/duty.ts';

/** A year, or a month of one: `2026` or `2026-11`. */
export type Period = string;
/** What an address asks for; without sense this month. */
export function readPeriod(asked: string, today: CivilDate): Period {
  const isPeriod = /^20\d{2}(-(0[1-9]|1[0-2]))?$/.test(asked) && asked <= today.slice(0, asked.length);
  return isPeriod ? asked : today.slice(0, 7);
}

/** Charts by month look back so many. */
const MONTHS = 12;
const MOST_READ = 10;

export interface TownshipFigures extends AreaServed {
  code: string;
  name: string;
  district: string;
  /** Families that asked for a home visit in the period (R13), and how theirs stand. */
  asked: number;
  absent: number;
  waiting: number;
  came: number;
  wantedDoctor: number;
}

type Reading = Parameters<typeof dutyFigures>[0] &
  Pick<Portal, 'articles' | 'doctorRequests' | 'homeVisits' | 'questions' | 'readings' | 'visitRules'>;

/** Who sees figures: all who publish or answer for guidance, each the townships of its own territory. */
export const seesFigures = (user: StaffUser): boolean =>
  hasRole(user, 'administrator', 'supervisor', 'author', 'reviewer', 'nurse');

/** How often guidance was read, by topic and age; of the whole city, for where a reader lives is not known. */
export async function readsIn({ articles, readings, ...here }: Reading, { period, lang }: { period: Period; lang: Lang }) {
  const counted = await readings.countIn(period);
  const shown = await articles.listShown(lang);
  // What was read and is public no more was read all the same.
  const gone = await articles.listFiled(
    [...counted.keys()].filter((id) => !shown.some((one) => one.id === id)),
    lang,
  );
  const texts = [...shown, ...gone].map(({ id, title, slug, topic, fromMonth, toMonth }) => ({
    ...{ title, slug, topic, fromMonth, toMonth },
    times: counted.get(id) ?? 0,
  }));
  const most = texts.filter(({ times }) => times > 0).sort((a, b) => b.times - a.times || a.slug.localeCompare(b.slug));
  const last = todayOf(here).slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, at) => monthsBefore(last, MONTHS - 1 - at));
  const byMonth = await readings.byMonth(`${months[0]}-01`);
  return {
    ...readingFigures(texts),
    most: most.slice(0, MOST_READ).map(({ title, slug, times }) => ({ title, slug, times })),
    unread: texts.length - most.length,
    byMonth: months.map((month) => ({ month, times: byMonth.get(month) ?? 0 })),
  };
}

function monthsBefore(month: string, back: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Questions that came in a period and how long their answers took; of the whole city, for they say no place. */
export async function questionsIn({ city, questions }: Reading, { period }: { period: Period }) {
  const asked = (await questions.listTimes()).filter(({ receivedAt }) => isIn(period, receivedAt, city.timeZone));
  return replyFigures(
    asked.map(({ topic, receivedAt, answeredAt }) => ({
      ...{ topic, waited: answeredAt ? Date.parse(answeredAt) - Date.parse(receivedAt) : undefined },
    })),
  );
}

const isIn = (period: Period, at: string, timeZone: string) => toLocal(at, timeZone).date.startsWith(`${period}-`);

/** What was held in the year of the period against the yearly duty (R14), as the table of the duty counts it. */
export const classesIn = (portal: Reading, { period, user, lang }: { period: Period; user: StaffUser; lang: Lang }) =>
  dutyFigures(portal, { year: Number(period.slice(0, 4)), user, lang });

/** The townships of somebody's territory: visits against those asked for (R13), meetings, doctors, and where a station serves. */
export async function townshipsIn(
  portal: Reading,
  { period, user, lang, held }: { period: Period; user: StaffUser; lang: Lang; held: readonly DutyRow[] },
): Promise<TownshipFigures[]> {
  const { city, doctorRequests, homeVisits, visitRules } = portal;
  const visits = await homeVisits.listOf(undefined, { states: VISIT_STATES });
  const doctors = await doctorRequests.listOf(undefined, { states: DOCTOR_STATES });
  const served = new Set(await visitRules.townshipsServed(todayOf(portal)));
  const its = city.areas.filter(
    ({ code, level, parent }) => level === 'township' && mayCount(user, { districtCode: parent, townshipCode: code }),
  );
  return its.map(({ code, name, parent = '' }) => {
    const own = visits.filter(({ townshipCode }) => townshipCode === code);
    const days = own.map(({ state, askedAt }) => ({ state, askedOn: toLocal(askedAt, city.timeZone).date }));
    const { asked, done, absent, waiting } = visitFigures(days, period);
    const wanted = doctors.filter(
      ({ townshipCode, askedAt, state }) =>
        townshipCode === code && state !== 'withdrawn' && isIn(period, askedAt, city.timeZone),
    );
    const row = held.find((one) => one.code === code);
    return {
      ...{ code, name: name[lang], district: parent, served: served.has(code) },
      ...{ asked, visited: done, absent, waiting },
      ...{ held: row?.held ?? 0, came: row?.came ?? 0 },
      ...{ wantedDoctor: wanted.length, signed: wanted.filter(({ state }) => state === 'signed').length },
    };
  });
}
