import { distanceMetres, metresOf, onBall, squaredChordFrom } from '#domain/places/geo.ts';
import type { Bounds, Point } from '../port.ts';
import { METRES_A_DEGREE } from './box-around.ts';

/** All of the inner boxes is within the detour, and nothing outside the outer ones is; between them lies the edge. */
export interface WayCover {
  inner: Bounds[];
  outer: Bounds[];
}

/** Degrees: farther up a box is no longer a box, and farther round it would cross 180°. */
const HIGHEST = 75;
/** Metres: what is longer is bent too much to be covered by boxes. */
const LONGEST = 1_000_000;
/** Of each box, so many stretches are looked at for its outer edges. */
const STRETCHES = 6;
const HALVINGS = 13;

/**
 * Covers what is within a detour of twice the radius by boxes, one upon the other, thinner where it narrows. `undefined`
 * where that is too far up, round or long.
 */
export function coverOfWay({ near, also }: { near: Point; also: Point }, radius: number, count: number): WayCover | undefined {
  const straight = distanceMetres(near, also);
  const length = straight + 2 * radius;
  const middle = (near.lat + also.lat) / 2;
  // As on a plane: half of the height of an ellipse whose two foci are the places, and how far a degree of longitude goes.
  const half = Math.hypot((also.lat - near.lat) / 2, Math.sqrt(Math.max(0, length ** 2 - straight ** 2)) / 2 / METRES_A_DEGREE);
  const highest = Math.max(Math.abs(middle) + half, Math.abs(near.lat), Math.abs(also.lat));
  if (!(radius >= 0) || length > LONGEST || highest + 1 > HIGHEST) return undefined;
  const slack = bend(length, highest);
  const way = wayOf(near, also, slack);
  const reach = length / METRES_A_DEGREE / Math.cos(((highest + 1) * Math.PI) / 180) + 0.001;
  if (way.west - reach <= -180 || way.east + reach >= 180) return undefined;

  const height = half + (2 * slack) / METRES_A_DEGREE;
  const edges = Array.from({ length: count + 1 }, (_, at) => middle - height * Math.cos((Math.PI * at) / count));
  const surely = edges.map((lat) => way.across(lat, { length: length - 2 * slack, reach, outwards: false }));
  const cover: WayCover = { inner: [], outer: [] };
  for (let at = 0; at < count; at++) {
    const [south, north] = [edges[at] as number, edges[at + 1] as number];
    const [below, above] = [surely[at], surely[at + 1]];
    if (below && above) {
      const [west, east] = [Math.max(below.west, above.west), Math.min(below.east, above.east)];
      if (west < east) cover.inner.push({ south, north, west, east });
    }
    const step = (north - south) / STRETCHES;
    // Two distances grow by at most a metre each with every metre north or south.
    const more = length + slack + step * METRES_A_DEGREE * 1.001;
    const maybe = Array.from({ length: STRETCHES }, (_, n) =>
      way.across(south + (n + 0.5) * step, { length: more, reach, outwards: true }),
    ).filter((one) => one !== undefined);
    if (maybe.length === 0) continue;
    const [west, east] = [Math.min(...maybe.map((one) => one.west)), Math.max(...maybe.map((one) => one.east))];
    cover.outer.push({ south, north, west, east });
  }
  return cover;
}

/**
 * Metres: more than a parallel of this length leaves the straightest line by, times the two distances. On a plane a parallel
 * crosses what is within a detour in one stretch, and the way is shortest where `shortest` says; on the earth both
 * hold but for this.
 */
function bend(length: number, lat: number): number {
  const radians = (Math.min(HIGHEST, lat + 1) * Math.PI) / 180;
  return (length ** 2 * Math.tan(radians)) / 6_371_000 + 0.01;
}

interface Asked {
  length: number;
  /** Degrees to either side beyond which nothing can be. */
  reach: number;
  /** Which side of the edge to end on. */
  outwards: boolean;
}

function wayOf(near: Point, also: Point, slack: number) {
  const [fromNear, fromAlso] = [squaredChordFrom(near), squaredChordFrom(also)];
  const lengthBy = (lat: number, lng: number) => {
    const [x, y, z] = onBall({ lat, lng });
    return metresOf(fromNear(x, y, z)) + metresOf(fromAlso(x, y, z));
  };
  const [west, east] = [Math.min(near.lng, also.lng), Math.max(near.lng, also.lng)];
  /** Where a parallel is crossed on the shortest way from one place by way of it to the other: as light goes by a mirror. */
  const shortest = (lat: number) => {
    const [one, other] = [Math.abs(lat - near.lat), Math.abs(lat - also.lat)];
    return one + other === 0 ? (near.lng + also.lng) / 2 : (near.lng * other + also.lng * one) / (one + other);
  };

  /** The stretch of a parallel from which the way is no longer than this; `undefined` where there is none. */
  function across(lat: number, { length, reach, outwards }: Asked): { west: number; east: number } | undefined {
    const middle = shortest(lat);
    if (lengthBy(lat, middle) > length + (outwards ? slack : 0)) return undefined;
    const edge = (far: number) => {
      let [inside, outside] = [middle, far];
      for (let n = 0; n < HALVINGS; n++) {
        const between = (inside + outside) / 2;
        if (lengthBy(lat, between) > length + (outwards ? slack : 0)) outside = between;
        else inside = between;
      }
      return outwards ? outside : inside;
    };
    return { west: edge(west - reach), east: edge(east + reach) };
  }

  return { west, east, across };
}
