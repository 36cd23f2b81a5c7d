import { distanceMetres, metresFrom } from '#domain/geo.ts';
import type { Bounds, FacilityCriteria } from '../port.ts';
import { boxAround } from './box-around.ts';

/** Metres, of a point as `onBall` gives it. */
type Measure = (x: number, y: number, z: number) => number;

/** How near a point is to what a question asks for. */
export interface Nearness {
  /** From `near`, as the crow flies. */
  distance: Measure;
  /** What going by way of it adds to the way from `near` to `also`; `undefined` where there is no second place. */
  detour?: Measure;
  /** What `radius` is about: the distance, or with a second place the detour. */
  measure: Measure;
  /** The greatest `measure` that is within `radius`, in metres. */
  most: number;
  /** Boxes that each hold all that is within `radius`, and more; none where that has no end. */
  boxes: Bounds[];
}

/** `undefined` where no place is asked for. */
export function nearnessOf({ near, also, radius = Number.POSITIVE_INFINITY }: FacilityCriteria): Nearness | undefined {
  if (!near) return undefined;
  const endless = !Number.isFinite(radius);
  const distance = metresFrom(near);
  if (!also) {
    const boxes = endless ? [] : [boxAround(near, radius)];
    return { distance, measure: distance, most: radius, boxes };
  }
  const straight = distanceMetres(near, also);
  const fromAlso = metresFrom(also);
  const detour: Measure = (x, y, z) => Math.max(0, distance(x, y, z) + fromAlso(x, y, z) - straight);
  // Nothing with a detour of twice the radius is farther from either place than this.
  const reach = straight + radius;
  const boxes = endless ? [] : [boxAround(near, reach), boxAround(also, reach)];
  return { distance, detour, measure: detour, most: 2 * radius, boxes };
}
