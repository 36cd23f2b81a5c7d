import { contains, type Ring } from '#cms/city/outlines.ts';
import type { Point } from '#domain/places/geo.ts';

/** A small seeded generator (mulberry32): the same seed gives the same city. */
export interface Random {
  next(): number;
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: (items) => items[int(0, items.length - 1)] as (typeof items)[number],
    chance: (share) => next() < share,
  };
}

/** A point inside the ring, within `spread` degrees of `centre` when one can be found there. */
export function pointInside(ring: Ring, { centre, spread, random }: { centre: Point; spread: number; random: Random }): Point {
  for (let attempt = 0; attempt < 60; attempt++) {
    const point = { lat: centre.lat + (random.next() - 0.5) * 2 * spread, lng: centre.lng + (random.next() - 0.5) * 2 * spread };
    if (contains(ring, point)) return { lat: round(point.lat), lng: round(point.lng) };
  }
  return centre;
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
