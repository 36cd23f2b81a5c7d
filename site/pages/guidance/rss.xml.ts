import type { APIRoute } from 'astro';
import { guidanceRss } from '../../guidance/rss.ts';
import { pageContext } from '../../ui/page-context.ts';

export const GET: APIRoute = async (context) => {
  const body = await guidanceRss(await pageContext(context));
  context.cache.set({ tags: ['articles'], maxAge: 600 });
  return new Response(body, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
};
