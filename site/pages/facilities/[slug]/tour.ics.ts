import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { tourCalendar } from '#cms/booking/tours/tour-calendar.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A visit for the family's own calendar. Opened again after a change, it changes the entry that is there. */
export const GET: APIRoute = async ({ url, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const tour = await portal.tours.find(url.searchParams.get('id') ?? '');
  const family = guardian ? await portal.guardians.familyOf(guardian.id) : [];
  if (!tour || !family.includes(tour.guardianId)) return new Response('Not found', { status: 404 });
  return new Response(await tourCalendar(portal, tour, locals.lang), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="visit.ics"',
      'cache-control': 'no-store',
    },
  });
};
