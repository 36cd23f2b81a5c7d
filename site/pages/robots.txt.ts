import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';

/** What belongs to a family or to staff, and what costs work to answer, is not for crawlers. */
const CLOSED = [
  '/admin',
  '/api/',
  '/account',
  '/book/',
  '/bookings/',
  '/calendars/',
  '/contracts/',
  '/favourites',
  '/outbox',
  '/pay/',
  '/pretend-payment/',
  '/text-size',
];

export const GET: APIRoute = async () => {
  const { city, environment } = await getPortal();
  const prefixes = ['', ...city.languages.slice(1).map((lang) => `/${lang}`)];
  const lines = prefixes.flatMap((prefix) => CLOSED.map((path) => `Disallow: ${prefix}${path}`));
  const body = ['User-agent: *', ...lines, 'Disallow: /*?', '', `Sitemap: ${environment.origin}/sitemap.xml`, ''].join('\n');
  return new Response(body, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
