import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** A booking for the family's own calendar, or all that was booked with it. Opened again after a change, it changes the entries that are there. */
export const GET: APIRoute = async ({ params, locals, url }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const booking = await portal.bookings.find(params.id ?? '', guardian?.id);
  if (!booking) return new Response('Not found', { status: 404 });
  const { guardianId } = booking;
  const all = url.searchParams.has('all') && booking.order !== undefined;
  const bookings = all ? await portal.bookings.together(booking) : [booking];
  return new Response(await familyCalendar(portal, { bookings, guardianId, lang: locals.lang }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${(all && booking.order) || booking.number}.ics"`,
      'cache-control': 'no-store',
    },
  });
};
