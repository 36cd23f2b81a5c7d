import { todayOf } from '#cms/core/clock.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { SearchNeeds } from '#cms/finding/search-results.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { MonthMessage } from '#cms/records/month-messages.ts';
import type { Activity, Child } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import { countedMonths } from '#domain/guidance/corrected-age.ts';
import type { DangerSign } from '#domain/guidance/danger-signs.ts';
import { LAST_MONTH, nthOf, signToWatch, turnOn } from '#domain/guidance/month-message.ts';
import { narrowestFirst } from '#domain/guidance/most-fitting.ts';
import { dueItems, SCHEDULE_KINDS, type ScheduleKind } from '#domain/guidance/schedule.ts';
import { ageProblem, nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { placesLeft } from '#domain/guidance/signup.ts';
import type { Lang } from '#domain/language/lang.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { addDays, type CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

export type ContentNeeds = SearchNeeds &
  Pick<Portal, 'activities' | 'articles' | 'dangerSigns' | 'facilities' | 'monthTips' | 'schedule' | 'signups'>;

/** Something near is shown so many days ahead. */
const NEAR_DAYS = 35;
/** Texts and activities among which the fitting one is looked for. */
const MOST_WEIGHED = 60;
/** A place for so long, within so many days. */
const CARE = { days: 7, minutes: 120 };

/** What a child's month, or week, brings: one thing to do, one to look out for, one near the family. */
export interface MonthContent {
  todo?: { what: string; kind?: ScheduleKind; unchecked: boolean; article?: string };
  watch?: DangerSign;
  near?: { activity: Activity; on: CivilDate } | { slug: string; name: string };
}

/**
 * What is due goes by the birth, the rest by the corrected age of a child that came early, as on its calendar. Nothing
 * where the child's first three years are over.
 */
export async function monthContent(
  portal: ContentNeeds,
  { message, child, lang }: { message: Pick<MonthMessage, 'pace' | 'weeks' | 'district'>; child: Child; lang: Lang },
): Promise<MonthContent | undefined> {
  const today = todayOf(portal);
  const { birthDate } = child;
  const turn = turnOn(birthDate, message.pace, today);
  if (!turn) return undefined;
  const month = Math.min(LAST_MONTH, Math.max(0, countedMonths({ birthDate, weeks: message.weeks }, today)));
  const tips = await portal.monthTips.listFor(month);
  const { dangerSigns } = portal;
  const named = await dangerSigns.listNamed(tips.flatMap(({ sign }) => sign ?? []));
  const signs = [...named, ...(await dangerSigns.listAt(month))];
  return {
    todo: nthOf(await thingsToDo(portal, { birthDate, month, tips, lang, today }), turn.inMonth),
    watch: signToWatch(signs, { month, tips, n: message.pace === 'week' ? turn.inMonth : 0 }),
    near:
      (await nearActivity(portal, { child, message, lang, today })) ??
      (await nearCentre(portal, { message, month, lang, today })),
  };
}

async function thingsToDo(
  { articles, schedule }: Pick<ContentNeeds, 'articles' | 'schedule'>,
  {
    birthDate,
    month,
    tips,
    lang,
    today,
  }: Asked & { birthDate: CivilDate; tips: Awaited<ReturnType<ContentNeeds['monthTips']['listFor']>> },
): Promise<NonNullable<MonthContent['todo']>[]> {
  const due = dueItems(await schedule.list(), birthDate)
    .filter(({ from, to }) => from <= today && today < to)
    .sort((a, b) => SCHEDULE_KINDS.indexOf(a.entry.kind) - SCHEDULE_KINDS.indexOf(b.entry.kind))
    .map(({ entry: { what, kind, checked, article } }) => ({
      ...{ what: what[lang], kind, article },
      unchecked: checked === 'unchecked',
    }));
  const read = narrowestFirst(
    await articles.list({ lang, month, kind: 'article', sort: '-fromMonth', limit: MOST_WEIGHED }),
  ).filter(({ slug }) => !tips.some(({ article }) => article === slug));
  return [
    ...due,
    ...tips.map(({ what, article }) => ({ what: what[lang], article, unchecked: false })),
    ...read.map(({ title, slug }) => ({ what: title, article: slug, unchecked: false })),
  ];
}

interface Asked {
  month: number;
  lang: Lang;
  today: CivilDate;
}

/** The next one for a child of that age that still has room, in the family's district before others. */
async function nearActivity(
  { activities, city, now, signups }: Pick<ContentNeeds, 'activities' | 'city' | 'now' | 'signups'>,
  { child, message, lang, today }: Omit<Asked, 'month'> & { child: Child; message: Pick<MonthMessage, 'district'> },
): Promise<MonthContent['near']> {
  const last = addDays(today, NEAR_DAYS);
  const months = { fromMonth: ageInMonths(child.birthDate, today), toMonth: ageInMonths(child.birthDate, last) };
  const asked = { lang, months, limit: MOST_WEIGHED };
  const townships = city.areas.filter(({ parent }) => parent === message.district).map(({ code }) => code);
  const found = [
    ...(message.district ? await activities.listFrom(today, { ...asked, townships }) : []),
    ...(await activities.listFrom(today, asked)),
  ];
  const coming = [...new Map(found.map((one) => [one.id, one])).values()].flatMap((activity) => {
    const session = nextSession(sessionsOf(activity, city.timeZone), now());
    const on = session && toLocal(session.startsAt, city.timeZone).date;
    return on && on <= last && !ageProblem(child.birthDate, activity, on) ? [{ activity, on }] : [];
  });
  const lines = await signups.listOfAll(coming.map(({ activity }) => activity.id));
  const open = coming.filter(({ activity: { id, capacity } }) => {
    const line = lines.filter(({ activityId }) => activityId === id);
    return placesLeft(capacity, line) !== 0 && line.every(({ state }) => state !== 'waiting');
  });
  const districtOf = ({ townshipCode }: Activity) => city.areas.find(({ code }) => code === townshipCode)?.parent;
  const isElsewhere = ({ activity }: { activity: Activity }) =>
    Number(message.district !== undefined && districtOf(activity) !== message.district);
  return open.sort((a, b) => isElsewhere(a) - isElsewhere(b) || a.on.localeCompare(b.on))[0];
}

/** A centre that can take the child one of these days, in the family's district. */
async function nearCentre(
  portal: ContentNeeds,
  { message, month, lang, today }: Asked & { message: Pick<MonthMessage, 'district'> },
): Promise<MonthContent['near']> {
  const when = { kind: 'soon', date: addDays(today, 1), ...CARE } as const;
  const wish = { ageMonths: month, district: message.district, when, page: 1, perPage: 1 };
  const { hits } = await searchFacilities(portal, wish, today, { drawn: false, onlyFree: true });
  const [centre] = await portal.facilities.findAll(hits.map(({ id }) => id));
  return centre && { slug: centre.slug, name: words(centre.name)[lang] };
}
