import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { activityFile } from '#cms/booking/activity-events.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** An activity for the family's own calendar. Opened again after a change, it changes the entry that is there, or takes it out. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const { lang } = locals;
  const guardian = await findGuardian(portal, locals.session);
  const activity = await portal.activities.find(params.slug ?? '', lang);
  const file = guardian && activity && (await activityFile(portal, { guardianId: guardian.id, lang, activityId: activity.id }));
  if (!file) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${activity.slug}.ics"`,
      'cache-control': 'no-store',
    },
  });
};
