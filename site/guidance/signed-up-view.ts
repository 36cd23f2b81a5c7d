import type { Activity } from '#cms/records/payload-types.ts';
import type { Signup } from '#cms/records/signups.ts';
import { nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { positionOf } from '#domain/guidance/signup.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { PageContext } from '../ui/page-context.ts';

/** An activity that a family has a place at, or waits for. */
export interface SignedUp {
  activity: Activity;
  signup: Signup;
  /** The day of its next session, or of its last. */
  on: CivilDate;
  position?: number;
}

/** What a family signed up for: what is to come, the next first, and what it had a place at. */
export async function signedUp(
  { portal, lang, timeZone }: PageContext,
  guardianId: string,
): Promise<{ ahead: SignedUp[]; past: SignedUp[] }> {
  const signups = (await portal.signups.ofFamily(guardianId)).filter(({ state }) => state !== 'left');
  const ids = signups.map(({ activityId }) => activityId);
  const activities = await portal.activities.listNamed(ids, lang);
  const lines = await portal.signups.listOfAll(
    signups.flatMap(({ state, activityId }) => (state === 'waiting' ? activityId : [])),
  );
  const ahead: SignedUp[] = [];
  const past: SignedUp[] = [];
  for (const signup of signups) {
    const activity = activities.find(({ id }) => id === signup.activityId);
    if (!activity) continue;
    const sessions = sessionsOf(activity, timeZone);
    const next = nextSession(sessions, portal.now());
    const on = next?.date ?? sessions.at(-1)?.date ?? activity.date;
    const line = lines.filter(({ activityId }) => activityId === activity.id);
    if (next) ahead.push({ activity, signup, on, position: signup.state === 'waiting' ? positionOf(signup, line) : undefined });
    else if (signup.state === 'in') past.push({ activity, signup, on });
  }
  const byDay = (a: SignedUp, b: SignedUp) => a.on.localeCompare(b.on);
  return { ahead: ahead.sort(byDay), past: past.sort(byDay).reverse() };
}
