import { distanceMetres, type Point } from '../places/geo.ts';
import { HALF_DAYS, type HalfDay } from './home-visit.ts';

/** A visit on the way of a day. */
interface Stop {
  id: string;
  /** Where it is, as far as anybody said. */
  point?: Point;
}

/**
 * The stops in the order in which each next one is the nearest to where one is. Whose place nobody knows comes last, in
 * the order given; without a start one begins with the first.
 */
export function nearestNext(stops: readonly Stop[], start: Point | undefined): string[] {
  const left = stops.flatMap(({ id, point }) => (point ? [{ id, point }] : []));
  const order: string[] = [];
  let at = start ?? left[0]?.point;
  while (at && left.length > 0) {
    const from = at;
    const [next] = [...left].sort((a, b) => distanceMetres(from, a.point) - distanceMetres(from, b.point));
    if (!next) break;
    left.splice(left.indexOf(next), 1);
    order.push(next.id);
    at = next.point;
  }
  return [...order, ...stops.filter(({ point }) => !point).map(({ id }) => id)];
}

/** One stop earlier or later; at the end of the way it stays where it is. */
export function movedBy(ids: readonly string[], id: string, steps: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const to = at + steps;
  if (at < 0 || to < 0 || to >= ids.length) return [...ids];
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Stops as one drives them: the morning's, then the afternoon's, each in its order. */
export const inOrder = <One extends { id: string; half: HalfDay; order: number }>(stops: readonly One[]): One[] =>
  [...stops].sort(
    (a, b) => HALF_DAYS.indexOf(a.half) - HALF_DAYS.indexOf(b.half) || a.order - b.order || a.id.localeCompare(b.id),
  );

/** About when one comes to each stop, in minutes since midnight; only the half-day is promised. */
export function arrivals<One extends { id: string; half: HalfDay }>(
  stops: readonly One[],
  { minutes, morningFrom, afternoonFrom }: { minutes: number; morningFrom: number; afternoonFrom: number },
): Map<string, number> {
  const begins: Record<HalfDay, number> = { morning: morningFrom, afternoon: afternoonFrom };
  return new Map(
    HALF_DAYS.flatMap((half) =>
      stops.filter((one) => one.half === half).map(({ id }, at): [string, number] => [id, begins[half] + at * minutes]),
    ),
  );
}

/** The points within a frame, as shares of its width and height from its upper left corner, with the same scale both ways. */
export function withinFrame(points: readonly Point[], shape: { width: number; height: number }): { x: number; y: number }[] {
  const lats = points.map(({ lat }) => lat);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const easts = points.map(({ lng }) => lng * narrow);
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const scale = Math.max((east - west) / shape.width, (north - south) / shape.height) || 1;
  const [roomX, roomY] = [shape.width - (east - west) / scale, shape.height - (north - south) / scale];
  return points.map(({ lat }, at) => ({
    x: (roomX / 2 + ((easts[at] ?? 0) - west) / scale) / shape.width,
    y: (roomY / 2 + (north - lat) / scale) / shape.height,
  }));
}
