import { districtAtOf } from '#cms/city/outlines.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Point } from '#domain/places/geo.ts';

/** So far from the nearest centre a point is taken to lie in its township: outlines of townships are nobody's to publish. */
const SAME_TOWNSHIP_METRES = 2000;

type Locating = Pick<Portal, 'city' | 'search'>;
export type WantedPlace = Pick<SearchWish, 'near' | 'bounds' | 'district' | 'township'>;

/** The middle of what is looked at, where a search names no area. */
export function pointOf({ near, bounds }: WantedPlace): Point | undefined {
  if (near || !bounds) return near;
  return { lat: (bounds.south + bounds.north) / 2, lng: (bounds.west + bounds.east) / 2 };
}

/** The township or the district that somebody looks for a place in, as far as it is known: its code, or nothing. */
export async function areaOfWish(portal: Locating, wish: WantedPlace): Promise<string> {
  const named = portal.city.areas.find(({ code }) => code === wish.township || code === wish.district);
  const township = portal.city.areas.find(({ code }) => code === wish.township);
  const point = pointOf(wish);
  return township?.code ?? named?.code ?? (point ? await areaAt(portal, point) : '');
}

async function areaAt({ city, search }: Locating, point: Point): Promise<string> {
  const district = districtAtOf(city)(point);
  if (district === null) return '';
  const { hits } = await search.searchFacilities({
    ...{ near: point, radius: SAME_TOWNSHIP_METRES, sort: 'distance', page: 1, perPage: 1, withoutFacets: true },
  });
  const nearest = hits[0]?.document;
  if (nearest?.townshipCode && (district === undefined || nearest.districtCode === district)) return nearest.townshipCode;
  return district ?? nearest?.districtCode ?? '';
}
