import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { bookingCalendar } from '#cms/contracts/documents/calendar-file.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';

/** A booking for the family's own calendar, with a stable UID; a cancelled one takes itself out again. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const details = await bookingDetails(portal, params.id ?? '', guardian?.id);
  if (!details) return new Response('Not found', { status: 404 });
  const { booking, facility } = details;
  const body = bookingCalendar({
    uid: `${booking.id}@jintuo`,
    sequence: booking.revision,
    cancelled: booking.status === 'cancelled',
    title: words(facility.name)[locals.lang],
    location: words(facility.address)[locals.lang],
    occasions: booking.occasions,
    timeZone: portal.city.timeZone,
    url: `${portal.environment.origin}/bookings/${booking.id}`,
    now: details.asOf,
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${booking.number}.ics"`,
      'cache-control': 'no-store',
    },
  });
};
