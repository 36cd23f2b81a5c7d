import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';
import { keepAnswer } from '../server/cache-page.ts';
import { SHOWN_ON_MAP, sitemapXml } from '../ui/sitemap.ts';

export const GET: APIRoute = async (context) => {
  const body = await sitemapXml(await getPortal());
  keepAnswer(context, { tags: SHOWN_ON_MAP, seconds: 3600 });
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
