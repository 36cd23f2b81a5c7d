import type { APIRoute } from 'astro';
import { findFeed } from '#cms/accounts/calendar-feed.ts';
import { activityEvents } from '#cms/booking/activity-events.ts';
import { consultEvents } from '#cms/booking/consult-events.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { listOfFamily } from '#cms/booking/list-bookings.ts';
import { tourEvents } from '#cms/booking/tours/tour-calendar.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

/** What is over for so long has been taken in by every calendar that still asks. */
const PAST_MINUTES = 90 * 1440;

/** A family's stays and activities, for calendars that come by themselves: whoever has the address reads it. */
export const GET: APIRoute = async ({ params }) => {
  const portal = await getPortal();
  const guardian = await findFeed(portal, params.token ?? '');
  const headers = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };
  if (!guardian) return new Response('Not found', { status: 404, headers });
  const since = plusMinutes(portal.now(), -PAST_MINUTES);
  const bookings = await listOfFamily(portal, guardian.id, since);
  const { id: guardianId, lang } = guardian;
  const asked = { guardianId, lang, since };
  const others = [activityEvents(portal, asked), consultEvents(portal, asked), tourEvents(portal, asked)];
  const activities = (await Promise.all(others)).flat();
  return new Response(await familyCalendar(portal, { bookings, guardianId, lang, activities }), {
    headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' },
  });
};
