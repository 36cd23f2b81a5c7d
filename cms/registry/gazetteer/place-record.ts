import type { PlaceSeed } from '#cms/city/city-pack.ts';
import type { Point } from '#domain/places/geo.ts';

export type PlaceKind = PlaceSeed['kind'];

/**
 * A place as a file gives it. `null` is an empty cell: there is none. What is left out is a column that the file does
 * not have: it is not touched.
 */
export interface PlaceRecord {
  kind: PlaceKind;
  name: { zh?: string | null; en?: string | null };
  /** Separated by commas. */
  aliases?: string | null;
  /** A syllable for each Chinese character of the name: `qin tong`. */
  reading?: string | null;
  districtCode: string | null;
  /** WGS-84, to six decimals: a decimetre. */
  point: Point;
  source: string;
}

export interface KnownPlace extends PlaceRecord {
  id: string;
}

/** A place is its kind and name within a district. */
export function placeKey(
  { kind, name, districtCode }: Pick<PlaceRecord, 'kind' | 'name' | 'districtCode'>,
  own: 'zh' | 'en',
): string {
  return [kind, name[own] ?? '', districtCode ?? ''].join('|');
}
