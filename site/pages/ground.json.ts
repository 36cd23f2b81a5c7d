import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { APIRoute } from 'astro';
import { groundIn, groundOf } from '#cms/city/ground.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** Water and main roads that the map draws under everything else. */
export const GET: APIRoute = async () => {
  const portal = await getPortal();
  const file = groundOf(portal);
  const features = file ? await readFile(resolve(file), 'utf8').then(groundIn) : [];
  return Response.json({ type: 'FeatureCollection', features }, { headers: { 'cache-control': 'public, max-age=86400' } });
};
