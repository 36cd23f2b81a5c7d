import type { APIRoute } from 'astro';
import { localPath } from '#cms/city/local-path.ts';
import { readBorn } from '#cms/guidance/growth/read-child.ts';
import { scheduleCalendar } from '#cms/guidance/schedule-calendar.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { readBornForm } from '../guidance/growth-form.ts';

/** A child's schedule for the family's own calendar. The birth date comes in a form, so that it stands in no address. */
export const POST: APIRoute = async ({ locals, redirect }) => {
  const portal = await getPortal();
  const said = locals.form && readBornForm(locals.form);
  const read = said && readBorn(portal, said);
  if (!said || !read?.ok) return redirect(localPath('/calendar', locals.lang, portal.city), 303);
  const { birthDate } = read.born;
  return new Response(await scheduleCalendar(portal, { birthDate, done: said.done, lang: locals.lang }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="calendar.ics"',
      'cache-control': 'no-store',
    },
  });
};
