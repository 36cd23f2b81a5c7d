import type { APIRoute } from 'astro';
import { guidanceJsonFeed, readFollowed } from '../../guidance/feeds.ts';
import { keepAnswer } from '../../server/cache-page.ts';
import { pageContext } from '../../ui/page-context.ts';

export const GET: APIRoute = async (context) => {
  const followed = readFollowed(context.url.searchParams);
  const feed = await guidanceJsonFeed(await pageContext(context), followed);
  keepAnswer(context, { tags: ['articles'], seconds: 600, read: { ...followed } });
  return Response.json(feed, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
};
