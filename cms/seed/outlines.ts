import { contains, type Ring } from '#cms/city/outlines.ts';
import type { Point } from '#domain/places/geo.ts';
import type { Random } from './random.ts';

/** A point inside the ring, within `spread` degrees of `centre` when one can be found there. */
export function pointInside(ring: Ring, { centre, spread, random }: { centre: Point; spread: number; random: Random }): Point {
  for (let attempt = 0; attempt < 60; attempt++) {
    const point = { lat: centre.lat + (random.next() - 0.5) * 2 * spread, lng: centre.lng + (random.next() - 0.5) * 2 * spread };
    if (contains(ring, point)) return { lat: round(point.lat), lng: round(point.lng) };
  }
  return centre;
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
