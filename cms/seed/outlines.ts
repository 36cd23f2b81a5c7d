import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from '#domain/places/geo.ts';
import type { Random } from './random.ts';

type Ring = [number, number][];
interface Feature {
  properties: { code: string };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

/** The largest ring of each district, by code. */
export function readOutlines(path: string): Map<string, Ring> {
  const { features } = JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as { features: Feature[] };
  return new Map(features.map(({ properties, geometry }) => [properties.code, largest(geometry)]));
}

/** A point inside the ring, within `spread` degrees of `centre` when one can be found there. */
export function pointInside(ring: Ring, { centre, spread, random }: { centre: Point; spread: number; random: Random }): Point {
  for (let attempt = 0; attempt < 60; attempt++) {
    const point = { lat: centre.lat + (random.next() - 0.5) * 2 * spread, lng: centre.lng + (random.next() - 0.5) * 2 * spread };
    if (contains(ring, point)) return { lat: round(point.lat), lng: round(point.lng) };
  }
  return centre;
}

function largest(geometry: Feature['geometry']): Ring {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer);
  return rings.filter((ring) => ring !== undefined).sort((a, b) => b.length - a.length)[0] ?? [];
}

/** Whether a point lies within the ring. */
export function contains(ring: Ring, { lat, lng }: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as [number, number];
    const [xj, yj] = ring[j] as [number, number];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
