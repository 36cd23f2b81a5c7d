import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistrictAt } from '#domain/places/filing-authority.ts';
import type { Point } from '#domain/places/geo.ts';
import type { CityPack } from './city-pack.ts';

export type Ring = [number, number][];
interface Feature {
  properties: { code: string };
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

/** The outer rings of each district, by code, the largest first. */
export function readOutlines(path: string): Map<string, Ring[]> {
  const { features } = JSON.parse(readFileSync(join(process.cwd(), path), 'utf8')) as { features: Feature[] };
  return new Map(features.map(({ properties, geometry }) => [properties.code, ringsOf(geometry)]));
}

function ringsOf(geometry: Feature['geometry']): Ring[] {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer);
  return rings.filter((ring) => ring !== undefined).sort((a, b) => b.length - a.length);
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

const known = new Map<string, Map<string, Ring[]>>();

/** In which of a city's districts a point lies: `null` in none of them, `undefined` where the city has drawn none. */
export const districtAtOf =
  ({ outlines }: Pick<CityPack, 'outlines'>): DistrictAt =>
  (point) => {
    if (!outlines) return undefined;
    const districts = known.get(outlines) ?? readOutlines(outlines);
    known.set(outlines, districts);
    return [...districts].find(([, rings]) => rings.some((ring) => contains(ring, point)))?.[0] ?? null;
  };
