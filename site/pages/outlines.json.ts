import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { getPortal } from '#cms/portal/portal.ts';

/** The district outlines that the map draws. */
export const GET: APIRoute = async () => {
  const { city } = await getPortal();
  if (!city.outlines)
    return new Response('{"type":"FeatureCollection","features":[]}', { headers: { 'content-type': 'application/geo+json' } });
  const body = await readFile(join(process.cwd(), city.outlines));
  return new Response(body, { headers: { 'content-type': 'application/geo+json', 'cache-control': 'public, max-age=86400' } });
};
