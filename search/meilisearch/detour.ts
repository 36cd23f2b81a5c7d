import { onBall } from '#domain/places/geo.ts';
import type { Bounds, FacilityCriteria, Point } from '../port.ts';
import { comparison, type Ordered } from '../rules/facility-order.ts';
import { nearnessOf, type OfPoint } from '../rules/nearness.ts';
import { compareIds } from '../rules/plain-code.ts';
import { compareKeys } from '../rules/sort-key.ts';
import { coverOfWay, type WayCover } from '../rules/way-cover.ts';
import { COUNT, readAll, total, type Within } from './ask.ts';
import type { AskEngine, Found } from './engine.ts';
import { anyOf, boxFilter, boxFilters, type Filter, idFilters } from './filters.ts';
import { countClauses, MOST_CLAUSES } from './in-requests.ts';
import { DOCUMENT, toOrdered } from './ordered.ts';
import { readByIds, type Stretch } from './ranked-stretch.ts';

/** A detour is no filter of Meilisearch's. Boxes say of most places whether they are within one; the others are looked at here. */
interface Reach {
  /** Boxes that hold all of it; `undefined` where it cannot be covered well. */
  cover?: WayCover;
  /** Filters that hold for all of it, and for some more. */
  maybe: Filter;
  holds: OfPoint<boolean>;
}

/** The more boxes, the less lies between them; a question of no more than 60 clauses may have so many. */
const MOST_BOXES = 32;
const BOXES_OF_A_STEP = 8;
/** Lists of ids in one question: what costs more is asked apart. */
const LISTS = 4;

/** `undefined` where no detour is asked for, or one without end; `besides` is what else is asked. */
export function reachOf(query: FacilityCriteria, besides: Filter): Reach | undefined {
  const { near, also, radius = Number.POSITIVE_INFINITY, ids } = query;
  const within = near && also && nearnessOf(query)?.within;
  if (!within) return undefined;
  const { holds, boxes } = within;
  // Where ids are named there is little to read.
  const cover = ids ? undefined : coverOfWay({ near, also }, radius, boxesBesides(besides));
  return { ...(cover ? { cover, maybe: [anyOf(cover.outer.map(boxFilter))] } : { maybe: boxes.flatMap(boxFilters) }), holds };
}

function boxesBesides(filter: Filter): number {
  return Math.max(2, Math.min(MOST_BOXES, MOST_CLAUSES - LISTS - countClauses(filter)));
}

/** What is within it, in parts that share no document: what lies at its edge is read here, and named. */
export async function withinReach(ask: AskEngine, scope: Within, { cover, maybe, holds }: Reach): Promise<Within[]> {
  const inner = cover?.inner ?? [];
  const read = await Promise.all(
    (cover ? edgesOf(cover) : [maybe]).map((edge) =>
      readAll(ask, { ...scope, filter: [...scope.filter, ...edge] }, ['id', 'lat', 'lng']),
    ),
  );
  // Between two boxes, one place may be at the edge of the one and surely within the other.
  const isNamed = (place: Point) => holds(...onBall(place)) && !inner.some((box) => lies(place, box));
  const ids = new Set(read.flat().flatMap((one) => (one.id !== undefined && isNamed(placeOf(one)) ? [one.id] : [])));
  const lists = ids.size > 0 || inner.length === 0 ? idFilters([...ids]).flat() : [];
  // Where nothing is surely within it, the ids that are left have passed any list that was named before.
  const filter = cover ? scope.filter : scope.filter.filter((one) => !one.startsWith('key IN'));
  const parts = Array.from({ length: Math.max(1, Math.ceil(lists.length / LISTS)) }, (_, at) =>
    lists.slice(at * LISTS, (at + 1) * LISTS),
  );
  return parts.map((some, at) => ({
    ...scope,
    filter: [...filter, anyOf(at === 0 ? [...inner.map(boxFilter), ...some] : some)],
  }));
}

/** What is in the outer boxes and not in the inner ones, southern and northern half apart: together they are too many clauses. */
function edgesOf({ inner, outer }: WayCover): Filter[] {
  const middle = outer[Math.floor(outer.length / 2)]?.south ?? 0;
  const halves = [(box: Bounds) => box.south < middle, (box: Bounds) => box.south >= middle];
  return halves.map((isHere) => {
    const surely = inner.filter(isHere);
    return [anyOf(outer.filter(isHere).map(boxFilter)), ...(surely.length > 0 ? [`NOT ${anyOf(surely.map(boxFilter))}`] : [])];
  });
}

function lies({ lat, lng }: Point, { south, north, west, east }: Bounds): boolean {
  return lat >= south && lat <= north && lng >= west && lng <= east;
}

/** Metres of radius: ways that go farther and farther out, until there is enough for the page. */
const STEPS = [10, 40, 160, 640, 2560, 10_240, 40_960];

/**
 * A stretch of what is found, the shortest detour first: no order of Meilisearch's. Of the smallest reach that has enough,
 * places, names and ids are read and put in order here, then the page's documents are.
 */
export async function byDetour(
  ask: AskEngine,
  within: Within,
  { query, stretch: { from, size } }: { query: FacilityCriteria; stretch: Stretch },
): Promise<Ordered[]> {
  const among = (more: Filter) => ({ ...within, filter: [...within.filter, ...more] });
  const steps = stepsOf(query, BOXES_OF_A_STEP);
  const counts = await ask(steps.map(({ maybe }) => ({ ...within.put, ...COUNT, filter: among(maybe).filter })));
  const enough = steps.findIndex((_, at) => total(counts[at]) >= from + size);
  for (const { maybe, reach } of enough < 0 ? [] : stepsOf(query, boxesBesides(within.filter)).slice(enough)) {
    const found = (await placed(ask, among(maybe), query)).filter(({ detour }) => detour <= 2 * reach);
    if (found.length >= from + size) return shown(found);
  }
  const all = reachOf(query, within.filter);
  const found = await placed(ask, among(all?.maybe ?? []), query);
  return shown(all ? found.filter((one) => all.holds(...onBall(one))) : found);

  async function shown(some: Placed[]): Promise<Ordered[]> {
    some.sort((a, b) => a.detour - b.detour || compareKeys(a.name, b.name) || compareIds(a.id, b.id));
    const page = some.slice(from, from + size).map(({ id }) => id);
    return (await readByIds(ask, page, DOCUMENT)).flatMap((one) => toOrdered(one, query, 0)).sort(comparison(query));
  }
}

/** None where ids are named: then there is little to read. */
function stepsOf(query: FacilityCriteria, boxes: number): { maybe: Filter; reach: number }[] {
  const { near, also, radius = Number.POSITIVE_INFINITY, ids } = query;
  if (!near || !also || ids) return [];
  return STEPS.filter((reach) => reach < radius).flatMap((reach) => {
    const cover = coverOfWay({ near, also }, reach, boxes);
    return cover ? [{ maybe: [anyOf(cover.outer.map(boxFilter))], reach }] : [];
  });
}

interface Placed extends Point {
  id: string;
  name: string;
  detour: number;
}

async function placed(ask: AskEngine, within: Within, query: FacilityCriteria): Promise<Placed[]> {
  const detour = nearnessOf(query)?.detour;
  return (await readAll(ask, within, ['id', 'name', 'lat', 'lng'])).map((one) => {
    const { id = '', name = '' } = one;
    const place = placeOf(one);
    return { id, name, ...place, detour: detour?.(...onBall(place)) ?? 0 };
  });
}

function placeOf({ lat = 0, lng = 0 }: Found): Point {
  return { lat, lng };
}
