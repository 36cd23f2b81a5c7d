import type { APIRoute } from 'astro';
import { guidanceRss, readFollowed } from '../../guidance/feeds.ts';
import { keepAnswer } from '../../server/cache-page.ts';
import { pageContext } from '../../ui/page-context.ts';

export const GET: APIRoute = async (context) => {
  const followed = readFollowed(context.url.searchParams);
  const body = await guidanceRss(await pageContext(context), followed);
  keepAnswer(context, { tags: ['articles'], seconds: 600, read: { ...followed } });
  return new Response(body, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
};
