import type { Point } from '#domain/places/geo.ts';

/**
 * A rough outline of the province, drawn for this pack by hand from latitudes and longitudes of its
 * borders, a few kilometres generous: the 60th parallel, the 120th meridian, the Rockies' divide, the
 * 49th parallel, the straits, the open sea, and the Alaska panhandle. Good for telling a place in
 * the province from one in Washington, Alberta or Alaska, and for nothing finer.
 */
const OUTLINE: readonly [lat: number, lng: number][] = [
  [60.05, -139.1],
  [60.05, -119.95],
  [53.8, -119.95],
  [52.9, -118.4],
  [52.35, -118.1],
  [51.8, -116.7],
  [51.45, -116.25],
  [50.9, -115.6],
  [50.6, -115],
  [50.3, -114.65],
  [49.65, -114.6],
  [49, -114],
  [49, -123.32],
  [48.77, -123],
  [48.69, -123.27],
  [48.42, -123.11],
  [48.28, -123.25],
  [48.2, -123.54],
  [48.28, -124],
  [48.48, -124.75],
  [48.5, -126],
  [50.5, -130],
  [53, -134],
  [54.5, -134],
  [54.68, -130.6],
  [55.3, -129.95],
  [55.9, -130.05],
  [56.4, -131.1],
  [57, -132.1],
  [58, -133.2],
  [58.7, -133.8],
  [59.3, -135],
  [59.8, -135.5],
  [59.2, -136.5],
  [58.9, -137.5],
  [59.5, -138.6],
];

/** Whether a point lies in the province: an odd number of borders to its east. */
export function inBritishColumbia({ lat, lng }: Point): boolean {
  let inside = false;
  OUTLINE.forEach(([southLat, southLng], at) => {
    const [northLat, northLng] = OUTLINE.at(at - 1) as [number, number];
    if (southLat > lat === northLat > lat) return;
    if (lng < ((northLng - southLng) * (lat - southLat)) / (northLat - southLat) + southLng) inside = !inside;
  });
  return inside;
}
