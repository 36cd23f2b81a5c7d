import { distanceMetres } from '#domain/geo.ts';
import type { Bounds, FacilityCriteria, Point } from '../port.ts';
import { boxAround } from './box-around.ts';

/** How near a point is to what a question asks for; all in metres. */
export interface Nearness {
  /** From `near`, as the crow flies. */
  distance(point: Point): number;
  /** What going by way of it adds to the way from `near` to `also`; `null` where there is no second place. */
  detour(point: Point): number | null;
  /** What `radius` is about: the distance, or with a second place the detour. */
  measure(point: Point): number;
  /** The greatest `measure` that is within `radius`. */
  most: number;
  /** Boxes that each hold all that is within `radius`, and more; none where that has no end. */
  boxes: Bounds[];
}

/** `undefined` where no place is asked for. */
export function nearnessOf({ near, also, radius = Number.POSITIVE_INFINITY }: FacilityCriteria): Nearness | undefined {
  if (!near) return undefined;
  const endless = !Number.isFinite(radius);
  const distance = (point: Point) => distanceMetres(near, point);
  if (!also) {
    const boxes = endless ? [] : [boxAround(near, radius)];
    return { distance, detour: () => null, measure: distance, most: radius, boxes };
  }
  const straight = distanceMetres(near, also);
  const detour = (point: Point) => Math.max(0, distance(point) + distanceMetres(also, point) - straight);
  // Nothing with a detour of twice the radius is farther from either place than this.
  const reach = straight + radius;
  const boxes = endless ? [] : [boxAround(near, reach), boxAround(also, reach)];
  return { distance, detour, measure: detour, most: 2 * radius, boxes };
}
