import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';
import { keepAnswer } from '../server/cache-page.ts';
import { SHOWN_ON_MAP, sitemapXml } from '../ui/sitemap.ts';

/** A part of the site map of a city with more addresses than one file should hold. */
export const GET: APIRoute = async (context) => {
  const { params, rewrite } = context;
  const body = await sitemapXml(await getPortal(), Number(params.part));
  if (!body) return rewrite('/404');
  keepAnswer(context, { tags: SHOWN_ON_MAP, seconds: 3600 });
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
