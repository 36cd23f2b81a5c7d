import type { Bounds, Point } from '../port.ts';

export const METRES_A_DEGREE = 111_195;
const HALF_ROUND = 180;

/** A box that holds all within `radius` metres, and a little more; west is greater than east where it crosses 180°. */
export function boxAround({ lat, lng }: Point, radius: number): Bounds {
  const reach = (radius * 1.0001 + 1) / METRES_A_DEGREE;
  const south = lat - reach;
  const north = lat + reach;
  const wide = south <= -90 || north >= 90 ? HALF_ROUND : degrees(Math.asin(Math.min(1, sine(reach) / cosine(lat))));
  if (wide >= HALF_ROUND / 2) return { south, north, west: -HALF_ROUND, east: HALF_ROUND };
  return { south, north, west: wrapped(lng - wide), east: wrapped(lng + wide) };
}

function wrapped(lng: number): number {
  return lng < -HALF_ROUND ? lng + 360 : lng > HALF_ROUND ? lng - 360 : lng;
}

function sine(angle: number): number {
  return Math.sin((angle * Math.PI) / 180);
}

function cosine(angle: number): number {
  return Math.cos((angle * Math.PI) / 180);
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
