import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres, onBall } from '#domain/places/geo.ts';
import type { Bounds, Point } from '#search/port.ts';
import { type Nearness, nearnessOf, type Within } from '#search/rules/nearness.ts';
import { coverOfWay, type WayCover } from '#search/rules/way-cover.ts';
import { seedOr } from '../support/seed.ts';

const lies =
  ({ lat, lng }: Point) =>
  (box: Bounds) =>
    lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east;

/** Two places at most some hundreds of kilometres apart, a few metres, or none. */
const ways = fc.record({
  near: fc.record({ lat: fc.double({ min: -65, max: 65, noNaN: true }), lng: fc.double({ min: -150, max: 150, noNaN: true }) }),
  apart: fc.constantFrom(0, 1e-5, 0.003, 0.1, 1, 2.5),
  towards: fc.constantFrom(...[0, 15, 45, 80, 90, 135, 200, 270, 330].map((degrees) => (degrees * Math.PI) / 180)),
  radius: fc.constantFrom(0, 0.5, 30, 1000, 3000, 20_000, 150_000),
  count: fc.constantFrom(1, 4, 20),
});

describe('boxes over what is within a detour', () => {
  it('hold all of it, and those inside nothing else', () => {
    fc.assert(
      fc.property(ways, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (way, chances) => {
        const { near, apart, towards, radius, count } = way;
        const also = { lat: near.lat + apart * Math.cos(towards), lng: near.lng + apart * Math.sin(towards) };
        const cover = coverOfWay({ near, also }, radius, count) as WayCover;
        const { holds } = (nearnessOf({ near, also, radius }) as Nearness).within as Within;
        const high = (distanceMetres(near, also) / 2 + radius) / 111_000 + 1e-5;
        const wide = high / Math.cos((Math.max(Math.abs(near.lat), Math.abs(also.lat)) * Math.PI) / 180);
        const middle = { lat: (near.lat + also.lat) / 2, lng: (near.lng + also.lng) / 2 };
        const judge = (point: Point) => {
          const found = holds(...onBall(point));
          if (cover.inner.some(lies(point))) expect(found).toBe(true);
          if (found) expect(cover.outer.some(lies(point))).toBe(true);
          return found;
        };
        for (let n = 0; n < 60; n++) {
          const [a, b] = [chances.next().value as number, chances.next().value as number];
          let outside = { lat: middle.lat + (a - 0.5) * 2.6 * high, lng: middle.lng + (b - 0.5) * 2.6 * wide };
          if (judge(outside)) continue;
          // Towards a place on the straight way, which is within: to the very edge.
          const on = a * b;
          let inside = { lat: near.lat + (also.lat - near.lat) * on, lng: near.lng + (also.lng - near.lng) * on };
          for (let halved = 0; halved < 24; halved++) {
            const between = { lat: (outside.lat + inside.lat) / 2, lng: (outside.lng + inside.lng) / 2 };
            if (judge(between)) inside = between;
            else outside = between;
          }
        }
      }),
      { numRuns: 400, seed: seedOr(20261130) },
    );
  });

  it('leave little between them at the size of a city, which ever way it goes', () => {
    for (const also of [
      { lat: 32.5, lng: 119.98 },
      { lat: 32.455, lng: 120.03 },
      { lat: 32.54, lng: 119.923 },
    ]) {
      const { inner, outer } = coverOfWay({ near: { lat: 32.455, lng: 119.923 }, also }, 3000, 20) ?? { inner: [], outer: [] };
      expect(inner.length).toBeLessThanOrEqual(20);
      expect(outer.length).toBeLessThanOrEqual(20);
      expect(areaOf(inner) / areaOf(outer)).toBeGreaterThan(0.8);
    }
  });

  it('are none over a pole, over the date line, or over half a continent', () => {
    const here = { lat: 32.5, lng: 120 };
    expect(coverOfWay({ near: { lat: 89, lng: 0 }, also: { lat: 88, lng: 90 } }, 1000, 20)).toBeUndefined();
    expect(coverOfWay({ near: { lat: 32, lng: 179.99 }, also: { lat: 32, lng: 179.9 } }, 5000, 20)).toBeUndefined();
    expect(coverOfWay({ near: here, also: { lat: 32.5, lng: 100 } }, 5000, 20)).toBeUndefined();
    expect(coverOfWay({ near: here, also: here }, -1, 20)).toBeUndefined();
  });
});

function areaOf(boxes: Bounds[]): number {
  return boxes.reduce((sum, { south, north, west, east }) => sum + (north - south) * (east - west), 0);
}
