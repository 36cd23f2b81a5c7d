import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A booking for the family's own calendar. Opened again after a change, it changes the entry that is there. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const booking = await portal.bookings.find(params.id ?? '', guardian?.id);
  if (!booking) return new Response('Not found', { status: 404 });
  const { guardianId } = booking;
  return new Response(await familyCalendar(portal, { bookings: [booking], guardianId, lang: locals.lang }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${booking.number}.ics"`,
      'cache-control': 'no-store',
    },
  });
};
