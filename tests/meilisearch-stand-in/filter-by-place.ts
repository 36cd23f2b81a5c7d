import { distanceMetres } from '#domain/places/geo.ts';
import { type FilterTree, invalid } from './parse-filter.ts';
import type { Values } from './values.ts';

export function around(
  { lat, lng, metres, where }: FilterTree & { is: 'radius' },
  { documents }: Values,
  uid: string,
): Set<number> {
  const bad = (what: string, value: number, most: number) =>
    invalid(
      `Index \`${uid}\`: Bad ${what} \`${value}\`. ${what.replace('l', 'L')} must be contained between -${most} and ${most} degrees.${where}`,
    );
  if (Math.abs(lat) > 90) throw bad('latitude', lat, 90);
  if (Math.abs(lng) > 180) throw bad('longitude', lng, 180);
  const near = documents.flatMap(({ _geo }, id) => {
    const place = _geo as { lat: number; lng: number } | undefined;
    return place && distanceMetres({ lat, lng }, place) <= metres + Number.EPSILON ? [id] : [];
  });
  return new Set(near);
}

export function inBox(tree: FilterTree & { is: 'box' }, { documents }: Values, uid: string): Set<number> {
  const { north, east, south, west, where } = tree;
  if (north < south)
    throw invalid(`Index \`${uid}\`: The top latitude \`${north}\` is below the bottom latitude \`${south}\`.${where}`);
  if (east < west) throw new Error('boxes over 180° are not known here');
  const within = documents.flatMap(({ _geo }, id) => {
    const place = _geo as { lat: number; lng: number } | undefined;
    return place && place.lat >= south && place.lat <= north && place.lng >= west && place.lng <= east ? [id] : [];
  });
  return new Set(within);
}
