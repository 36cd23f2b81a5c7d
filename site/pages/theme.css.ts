import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';
import { themeCss } from '../ui/theme-css.ts';

/** The city pack's own colours. A stylesheet, because the security policy forbids styles in the page. */
export const GET: APIRoute = async () => {
  const { city } = await getPortal();
  return new Response(themeCss(city.hues ?? {}), {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
};
