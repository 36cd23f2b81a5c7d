import type { Portal } from '#cms/portal/portal.ts';
import { nextReminder, nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { LANGS } from '#domain/language/lang.ts';
import { organiserOf } from '../organisers/organiser-of.ts';
import { sendOfActivity, type TellNeeds, writeOfActivity } from './tell.ts';

/**
 * Reminds a family of an activity's next session, once for each moment; what has been given up or called off says nothing,
 * nor what a body may not hold any more.
 */
export async function remindOfActivity(
  portal: TellNeeds & Pick<Portal, 'organisers' | 'work'>,
  id: string,
): Promise<'reminded' | 'nothing_due'> {
  const { activities, city, now, signups, work } = portal;
  const key = await work(async (unit) => {
    const signup = await signups.get(id, unit);
    const { remindAt, state, activityId } = signup;
    if (!remindAt || remindAt > now()) return undefined;
    const activity = await activities.get(activityId, LANGS[0], unit);
    const sessions = sessionsOf(activity, city.timeZone);
    const isDue = state === 'in' && !activity.cancelled && nextSession(sessions, now()) !== undefined;
    await signups.setReminder(id, isDue ? nextReminder(sessions, now(), city.timeZone) : undefined, unit);
    const { stands } = await organiserOf(portal, activity, unit);
    return isDue && stands ? writeOfActivity(portal, { signup, news: 'reminder', about: remindAt }, unit) : undefined;
  });
  if (!key) return 'nothing_due';
  await sendOfActivity(portal, [key]);
  return 'reminded';
}
