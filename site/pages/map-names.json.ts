import type { APIRoute } from 'astro';
import type { PlaceSeed } from '#cms/city/city-pack.ts';
import { getPortal } from '#cms/portal/portal.ts';

/** What a family knows its way by; no more of a large gazetteer than a map has room for. */
const KINDS: readonly PlaceSeed['kind'][] = ['district', 'station', 'hospital', 'park', 'landmark'];
const MOST = 300;

/** Names that the map shows, from the city's own gazetteer, in every language. */
export const GET: APIRoute = async () => {
  const { gazetteer } = await getPortal();
  const places = (await gazetteer.list())
    .filter(({ kind }) => KINDS.includes(kind))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .slice(0, MOST)
    .map(({ kind, name, point }) => ({ name, ...point, wide: kind === 'district' }));
  return Response.json(places, { headers: { 'cache-control': 'public, max-age=3600' } });
};
