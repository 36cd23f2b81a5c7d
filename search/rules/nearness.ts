import { distanceMetres, metresOf, squaredChordFrom, squaredChordOf } from '#domain/places/geo.ts';
import type { Bounds, FacilityCriteria, Point } from '../port.ts';
import { boxAround } from './box-around.ts';

/** Of a point as `onBall` gives it. */
export type OfPoint<Answer> = (x: number, y: number, z: number) => Answer;

/** How near a point is to what a question asks for, in metres. */
export interface Nearness {
  /** From `near`, as the crow flies. */
  distance: OfPoint<number>;
  /** Grows with the distance, but for its last digits, and is had sooner; no metres. */
  chord: OfPoint<number>;
  /** What going by way of it adds to the way from `near` to `also`; `undefined` where there is no second place. */
  detour?: OfPoint<number>;
  /** `undefined` where `radius` has no end. */
  within?: Within;
}

/** What is within `radius`: the distance is no more than that, or with a second place the detour no more than twice that. */
export interface Within {
  holds: OfPoint<boolean>;
  /** Boxes that each hold all of it, and more. */
  boxes: [Bounds, ...Bounds[]];
}

/** `undefined` where no place is asked for. */
export function nearnessOf({ near, also, radius = Number.POSITIVE_INFINITY }: FacilityCriteria): Nearness | undefined {
  if (!near) return undefined;
  const unlessEndless = (within: () => Within) => (Number.isFinite(radius) ? within() : undefined);
  const chord = squaredChordFrom(near);
  const distance: Nearness['distance'] = (x, y, z) => metresOf(chord(x, y, z));
  if (!also) {
    const circle = (): Within => ({ holds: isWithinCircle(near, radius), boxes: [boxAround(near, radius)] });
    return { distance, chord, within: unlessEndless(circle) };
  }
  const straight = distanceMetres(near, also);
  const chordFromAlso = squaredChordFrom(also);
  const detour: Nearness['detour'] = (x, y, z) => Math.max(0, distance(x, y, z) + metresOf(chordFromAlso(x, y, z)) - straight);
  // Nothing with a detour of twice the radius is farther from either place than this.
  const reach = straight + radius;
  const way = (): Within => ({
    holds: (x, y, z) => detour(x, y, z) <= 2 * radius,
    boxes: [boxAround(near, reach), boxAround(also, reach)],
  });
  return { distance, chord, detour, within: unlessEndless(way) };
}

/** What is surely in or out is told by the chord; the distance itself decides at the very edge. */
function isWithinCircle(middle: Point, radius: number): Within['holds'] {
  const chord = squaredChordFrom(middle);
  const [surelyIn, maybeIn] = [squaredChordOf(radius * (1 - 1e-9)), squaredChordOf(radius * (1 + 1e-9) + 1e-6)];
  return (x, y, z) => {
    const squared = chord(x, y, z);
    return squared < surelyIn || (squared <= maybeIn && metresOf(squared) <= radius);
  };
}
