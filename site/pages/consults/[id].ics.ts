import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { consultFile } from '#cms/booking/consult-events.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A talk with an expert for the family's own calendar. Opened again after a change, it changes the entry that is there. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const asked = guardian && { guardianId: guardian.id, lang: locals.lang, id: params.id ?? '' };
  const file = asked && (await consultFile(portal, asked));
  if (!file) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="consult.ics"',
      'cache-control': 'no-store',
    },
  });
};
