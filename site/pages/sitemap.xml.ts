import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';
import { sitemapXml } from '../ui/sitemap.ts';

export const GET: APIRoute = async ({ cache }) => {
  const body = await sitemapXml(await getPortal());
  cache.set({ tags: ['articles', 'policies', 'activities', 'facilities'], maxAge: 3600 });
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
