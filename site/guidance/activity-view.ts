import { todayOf } from '#cms/core/clock.ts';
import type { Problem } from '#cms/core/problem.ts';
import { joinActivity, leaveActivity } from '#cms/guidance/activities/join.ts';
import { rateActivity } from '#cms/guidance/activities/rate.ts';
import { organiserOf } from '#cms/guidance/organisers/organiser-of.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Organiser } from '#cms/records/organisers.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import type { Signup } from '#cms/records/signups.ts';
import { formatAge, formatDate } from '#cms/words/format.ts';
import { ageProblem, heldSessions, nextSession, type Session, sessionDates, sessionsOf } from '#domain/guidance/sessions.ts';
import { placesLeft, positionOf, stateOnJoining } from '#domain/guidance/signup.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What can just have been done. */
export const ACTIVITY_DONE = ['joined', 'waits', 'gone', 'rated'] as const;

/** A child that can be chosen, and what is to be said of its age on the day. */
export interface ChildChoice {
  id: string;
  name: string;
  hint: string;
  chosen: boolean;
}

export interface ActivityView {
  activity: Activity;
  /** The society or centre that holds it; none where the administration does. */
  organiser?: Organiser;
  /** Whether families find it and can sign up. */
  open: boolean;
  sessions: Session[];
  next?: Session;
  /** How many places are left, in a sentence. */
  room: string;
  /** Whether who signs up now has to wait. */
  joins: 'in' | 'waiting';
  signup?: Signup;
  position?: number;
  /** What the family shows at the door, while a session is to come or is on. */
  code?: string;
  children: ChildChoice[];
  /** Names of those who come. */
  comes: string[];
  /** It has begun: what it left behind is shown, and families say how it was. */
  begun: boolean;
  problem?: Problem;
  /** What was just done. */
  done?: (typeof ACTIVITY_DONE)[number];
}

/** What the page shows, after doing what its form asked for. */
export async function activityView(
  context: PageContext,
  { activity, guardian, form }: { activity: Activity; guardian?: Guardian; form?: FormData },
): Promise<ActivityView> {
  const { portal, t, timeZone } = context;
  const did = form && guardian ? await act(context, { activity, guardian, form }) : undefined;
  const sessions = sessionsOf(activity, timeZone);
  const next = nextSession(sessions, portal.now());
  const line = await portal.signups.listOf(activity.id);
  const family = guardian ? await portal.children.listOf(guardian.id) : [];
  const mine = guardian ? (await portal.signups.ofFamily(guardian.id)).filter((one) => one.activityId === activity.id) : [];
  const signup = mine.find(({ state }) => state !== 'left');
  const children = family.map(({ id, name, birthDate }) => {
    const problem = ageProblem(birthDate, activity, next?.date ?? activity.date);
    const age = formatAge(Math.max(0, ageInMonths(birthDate, next?.date ?? activity.date)), context.lang);
    return { id, name, hint: hintOf(age, problem), chosen: form ? form.getAll('child').includes(id) : !problem };
  });
  return {
    ...{ activity, sessions, next, children, signup },
    ...(await organiserOf(portal, activity)),
    room: roomSentence(context, activity, line),
    joins: stateOnJoining(activity.capacity, line),
    position: signup?.state === 'waiting' ? positionOf(signup, line) : undefined,
    code: shownCode(context, activity, signup),
    comes: family.filter(({ id }) => signup?.childIds.includes(id)).map(({ name }) => name),
    begun: heldSessions(sessions, portal.now(), activity.cancelledAt).length > 0,
    ...did,
  };

  function hintOf(age: string, problem: ReturnType<typeof ageProblem>): string {
    if (!problem) return t('activity.ageThen', { age });
    const date = problem.reason === 'too_young' ? problem.from : problem.until;
    const day = formatDate(date, { lang: context.lang, year: true });
    return t(problem.reason === 'too_young' ? 'activity.tooYoung' : 'activity.tooOld', { age, day });
  }
}

async function act(
  { portal }: PageContext,
  { activity, guardian, form }: { activity: Activity; guardian: Guardian; form: FormData },
): Promise<Pick<ActivityView, 'problem' | 'done'>> {
  const of = { activityId: activity.id, guardianId: guardian.id };
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 400);
  switch (form.get('action')) {
    case 'leave': {
      const left = await leaveActivity(portal, of);
      return left.ok ? { done: 'gone' } : { problem: left };
    }
    case 'rate': {
      const rated = await rateActivity(portal, { ...of, rating: text('rating'), remark: text('remark') });
      return rated.ok ? { done: 'rated' } : { problem: rated };
    }
    default: {
      const joined = await joinActivity(portal, { ...of, childIds: form.getAll('child').map(String) });
      if (!joined.ok) return { problem: joined };
      return { done: joined.signup.state === 'in' ? 'joined' : 'waits' };
    }
  }
}

function shownCode({ portal }: PageContext, activity: Activity, signup?: Signup): string | undefined {
  if (signup?.state !== 'in' || activity.cancelled || activity.onlineLink) return undefined;
  return sessionDates(activity).some((date) => date >= todayOf(portal)) ? signup.code : undefined;
}

/** How many places are left, or who waits. */
function roomSentence({ t }: PageContext, { capacity }: Activity, line: readonly Signup[]): string {
  const left = placesLeft(capacity, line);
  if (left === undefined || !capacity) return t('activity.anybody');
  if (left > 0) return t(left === 1 ? 'activity.lastOne' : 'activity.left', { count: left, capacity });
  const count = line.filter(({ state }) => state === 'waiting').length;
  return t(count > 0 ? 'activity.fullWaiting' : 'activity.fullNobody', { count, capacity });
}
