import type { APIRoute } from 'astro';
import { widgetArea, widgetPage } from '../guidance/widget.ts';
import { keepAnswer } from '../server/cache-page.ts';
import { WIDGET_POLICY } from '../server/guard.ts';
import { pageContext } from '../ui/page-context.ts';

/** For a frame on the site of a township, the one page that others may frame. The same for everybody: nobody's session is read. */
export const GET: APIRoute = async (context) => {
  const page = await pageContext(context);
  const area = await widgetArea(page, context.url.searchParams);
  keepAnswer(context, { tags: ['articles', 'activities', 'city'], seconds: 300, read: { area: area?.code } });
  return new Response(await widgetPage(page, area), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': WIDGET_POLICY },
  });
};
