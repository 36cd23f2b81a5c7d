import { localPath } from '#cms/city/local-path.ts';
import { calendarFile, type StayInCalendar } from '#cms/contracts/documents/calendar-file.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import type { Signup } from '#cms/records/signups.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Session, sessionsOf } from '#domain/guidance/sessions.ts';
import type { SignupState } from '#domain/guidance/signup.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

type Scheduling = Pick<Portal, 'activities' | 'city' | 'environment' | 'signups'>;

const STATUS: Record<SignupState, StayInCalendar['status']> = { in: 'confirmed', waiting: 'tentative', left: 'cancelled' };
const TITLES = {
  confirmed: 'activity.eventTitle',
  tentative: 'activity.eventTentative',
  cancelled: 'activity.eventCancelled',
} as const;
const DAY = 1440;
const HOUR = 60;

/** Activities that a family signed up for, for its calendar: what was given up, moved or called off changes the entry that is there. */
export async function activityEvents(
  portal: Scheduling,
  { guardianId, lang, since, activityId }: { guardianId: string; lang: Lang; since?: Instant; activityId?: string },
): Promise<StayInCalendar[]> {
  const signups = (await portal.signups.ofFamily(guardianId)).filter((one) => !activityId || one.activityId === activityId);
  const all = await portal.activities.listNamed(
    signups.map((one) => one.activityId),
    lang,
  );
  const events = signups.flatMap((signup) => {
    const activity = all.find(({ id }) => id === signup.activityId);
    return activity ? eventsOf(portal, { signup, activity, lang }) : [];
  });
  return events.filter(({ end }) => !since || end >= since);
}

/** One activity as a file for the family's calendar; nothing where the family has nothing to do with it. */
export async function activityFile(
  portal: Scheduling,
  asked: { guardianId: string; lang: Lang; activityId: string },
): Promise<string | undefined> {
  const { city } = portal;
  const events = await activityEvents(portal, asked);
  const name = createTranslator(asked.lang)('calendar.name', { brand: city.brand[asked.lang] });
  return events.length > 0 ? calendarFile(events, { name, timeZone: city.timeZone }) : undefined;
}

function eventsOf(
  { city, environment }: Scheduling,
  { signup, activity, lang }: { signup: Signup; activity: Activity; lang: Lang },
): StayInCalendar[] {
  const t = createTranslator(lang);
  const sessions = sessionsOf(activity, city.timeZone);
  // Once there were more of them: those that are no longer are withdrawn.
  const gone = Math.max(0, (activity.mostSessions ?? 1) - sessions.length);
  const last = sessions.slice(-1);
  const all = [...sessions, ...Array.from({ length: gone }, () => last).flat()];
  const url = `${environment.origin}${localPath(`/activities/${activity.slug}`, lang, city)}`;
  return all.map((session, at) => {
    const status = at < sessions.length ? statusOf(signup, activity, session) : 'cancelled';
    return {
      uid: `${signup.id}-${at + 1}@jintuo`,
      sequence: signup.changes + (activity.moves ?? 0),
      status,
      start: session.startsAt,
      end: session.endsAt,
      changedAt: [signup.changedAt, activity.updatedAt].sort().at(-1) ?? signup.changedAt,
      title: t(TITLES[status], { title: activity.title }),
      description: [activity.summary, url].join('\n'),
      place: { title: activity.place, address: city.name[lang] },
      url,
      alarms: status === 'confirmed' ? [DAY, HOUR] : [],
    };
  });
}

/** What was over before it was given up or called off did take place. */
function statusOf(signup: Signup, { cancelled, cancelledAt }: Activity, { endsAt }: Session): StayInCalendar['status'] {
  if (cancelled && !(cancelledAt && endsAt <= cancelledAt)) return 'cancelled';
  return signup.state === 'left' && endsAt <= signup.changedAt ? 'confirmed' : STATUS[signup.state];
}
