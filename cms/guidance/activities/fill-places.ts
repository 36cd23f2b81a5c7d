import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { nextReminder, nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { nextInLine } from '#domain/guidance/signup.ts';
import { organiserOf } from '../organisers/organiser-of.ts';
import { writeOfActivity } from './tell.ts';

export type Filling = Pick<Portal, 'city' | 'letters' | 'now' | 'organisers' | 'signups'>;

/**
 * Gives the places that are free to those who wait, in their turn, and each is to hear of it, while a session is to come
 * and whoever holds it may; the caller has the activity's turn.
 */
export async function fillPlaces(portal: Filling, activity: Activity, unit: Unit): Promise<string[]> {
  const { city, now, signups } = portal;
  const sessions = sessionsOf(activity, city.timeZone);
  if (activity.cancelled || !nextSession(sessions, now())) return [];
  if (!(await organiserOf(portal, activity, unit)).stands) return [];
  const line = await signups.listOf(activity.id, unit);
  const remindAt = nextReminder(sessions, now(), city.timeZone) ?? null;
  const keys: string[] = [];
  for (const one of nextInLine(activity.capacity, line)) {
    await signups.change(one, { state: 'in', remindAt }, unit);
    keys.push(await writeOfActivity(portal, { signup: one, news: 'place', about: String(one.changes + 1) }, unit));
  }
  return keys;
}
