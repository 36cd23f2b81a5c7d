import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';
import { sitemapXml } from '../ui/sitemap.ts';

/** A part of the site map of a city with more addresses than one file should hold. */
export const GET: APIRoute = async ({ cache, params, rewrite }) => {
  const body = await sitemapXml(await getPortal(), Number(params.part));
  if (!body) return rewrite('/404');
  cache.set({ tags: ['articles', 'policies', 'activities', 'facilities'], maxAge: 3600 });
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
