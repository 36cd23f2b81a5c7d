import { randomInt } from 'node:crypto';
import { conflict, notFound, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Signup } from '#cms/records/signups.ts';
import { nextReminder, nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { stateOnJoining, whyNotSignUp } from '#domain/guidance/signup.ts';
import { LANGS } from '#domain/language/lang.ts';
import { organiserOf } from '../organisers/organiser-of.ts';
import { type Filling, fillPlaces } from './fill-places.ts';
import { sendOfActivity, type TellNeeds } from './tell.ts';

type Needs = Filling & Pick<Portal, 'activities' | 'children' | 'environment' | 'guardians' | 'limits' | 'organisers' | 'work'>;

/** Taken and given up again so often that those in line hear of places all day. */
const OFTEN = { name: 'signups', most: 40, seconds: 86_400 };

interface Wish {
  activityId: string;
  guardianId: string;
  childIds: readonly string[];
}

/** Those who want a place of one activity wait for each other. */
const lineOf = (activityId: string) => ({ line: `activity:${activityId}` });

/** So often a code is drawn that stands for no other sign-up; once nearly all do, the door's own activity is what counts. */
const DRAWN = 20;

/** Six digits that stand for no other sign-up, so that a door can say what else a code is for, and for none of this activity. */
async function freeCode({ signups }: Pick<Portal, 'signups'>, activityId: string, unit: Unit): Promise<string> {
  for (let tries = 1; ; tries++) {
    const code = String(randomInt(100_000, 1_000_000));
    const known = await signups.withCode(code, unit);
    if (known.length === 0 || (tries >= DRAWN && known.every((one) => one.activityId !== activityId))) return code;
  }
}

/** A family signs up for an activity, parent and children as one: it has a place, or waits for one in its turn. */
export async function joinActivity(
  portal: Needs,
  { activityId, guardianId, childIds }: Wish,
): Promise<Result<{ signup: Signup }>> {
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { activities, children, city, guardians, now, signups, work } = portal;
  return work(async (unit): Promise<Result<{ signup: Signup }>> => {
    // Two guardians of one family take turns, before the activity's.
    await guardians.takeTurn(guardianId, unit);
    const number = await signups.takeNumber(activityId, unit);
    const activity = await activities.get(activityId, LANGS[0], unit);
    const line = await signups.listOf(activityId, unit);
    const before = await signups.findOf({ activityId, guardianId }, unit);
    const come = (await children.listOf(guardianId, unit)).filter(({ id }) => childIds.includes(id));
    const sessions = sessionsOf(activity, city.timeZone);
    const why = whyNotSignUp({
      open: (await organiserOf(portal, activity, unit)).open,
      cancelled: Boolean(activity.cancelled),
      on: nextSession(sessions, now())?.date,
      signedUp: before !== undefined && before.state !== 'left',
      children: come,
      ages: activity,
    });
    if (why) return unprocessable(`signup.${why.reason}`, { field: 'child', params: why.on ? { day: why.on } : {} });
    const state = stateOnJoining(activity.capacity, line);
    const remindAt = state === 'in' ? nextReminder(sessions, now(), city.timeZone) : undefined;
    const to = { childIds: come.map(({ id }) => id), state, number };
    if (!before) {
      const code = await freeCode(portal, activityId, unit);
      return { ok: true, signup: await signups.add({ activityId, guardianId, code, ...to, remindAt }, unit) };
    }
    const again = { ...to, heads: come.length, joinedAt: now(), remindAt: remindAt ?? null };
    await signups.change(before, again, unit);
    return { ok: true, signup: await signups.get(before.id, unit) };
  }, lineOf(activityId));
}

/** A family gives up its place, or its turn, while a session is to come; the next in line gets the place and hears of it. */
export async function leaveActivity(
  portal: Needs & TellNeeds,
  { activityId, guardianId }: Omit<Wish, 'childIds'>,
): Promise<Result<object>> {
  const left = await portal.work(async (unit): Promise<Result<{ keys: string[] }>> => {
    await portal.guardians.takeTurn(guardianId, unit);
    const signup = await portal.signups.findOf({ activityId, guardianId }, unit);
    if (!signup || signup.state === 'left') return notFound('signup.none');
    const activity = await portal.activities.get(activityId, LANGS[0], unit);
    if (!nextSession(sessionsOf(activity, portal.city.timeZone), portal.now())) return conflict('signup.all_begun');
    return { ok: true, keys: await giveUp(portal, signup, unit) };
  }, lineOf(activityId));
  if (left.ok) await sendOfActivity(portal, left.keys);
  return left.ok ? { ok: true } : left;
}

/** The same within a larger piece of work, such as a family that closes its account. Gives what is to be sent. */
export async function giveUp(portal: Needs, signup: Signup, unit: Unit): Promise<string[]> {
  const { activities, signups } = portal;
  const { activityId } = signup;
  await signups.takeNumber(activityId, unit);
  await signups.change(signup, { state: 'left', remindAt: null }, unit);
  return fillPlaces(portal, await activities.get(activityId, LANGS[0], unit), unit);
}
