import { z } from 'zod';
import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import { prose } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { heldSessions, sessionsOf } from '#domain/guidance/sessions.ts';
import { RATINGS } from '#domain/guidance/signup.ts';
import { LANGS } from '#domain/language/lang.ts';

export const MOST_REMARKED = 300;
const said = z.object({ rating: z.enum(RATINGS).transform(Number), remark: prose(MOST_REMARKED) });

/** What a family with a place thought of it, once it has begun; said again, it replaces what was said before. */
export async function rateActivity(
  { activities, city, now, signups, work }: Pick<Portal, 'activities' | 'city' | 'now' | 'signups' | 'work'>,
  { activityId, guardianId, ...words }: { activityId: string; guardianId: string; rating: string; remark: string },
): Promise<Result<object>> {
  const read = said.safeParse(words);
  if (!read.success) return badRequest('signup.no_rating', { field: 'rating' });
  return work(async (unit): Promise<Result<object>> => {
    const signup = await signups.findOf({ activityId, guardianId }, unit);
    if (signup?.state !== 'in') return notFound('signup.none');
    const activity = await activities.get(activityId, LANGS[0], unit);
    const held = heldSessions(sessionsOf(activity, city.timeZone), now(), activity.cancelledAt);
    if (held.length === 0) return conflict('signup.not_begun', { field: 'rating' });
    await signups.note(signup.id, read.data, unit);
    return { ok: true };
  });
}
