import { onBall } from '#domain/places/geo.ts';
import type { FacilityCriteria, Point } from '../port.ts';
import { comparison, type Ordered } from '../rules/facility-order.ts';
import { nearnessOf, type OfPoint } from '../rules/nearness.ts';
import { compareIds } from '../rules/plain-code.ts';
import { compareKeys } from '../rules/sort-key.ts';
import { coverOfWay } from '../rules/way-cover.ts';
import { COUNT, readAll, total, type Within } from './ask.ts';
import type { AskEngine, Found } from './engine.ts';
import { anyOf, boxFilter, boxFilters, type Filter, idFilters } from './filters.ts';
import { DOCUMENT, toOrdered } from './ordered.ts';
import { readByIds, type Stretch } from './ranked-stretch.ts';

/** A detour is no filter of Meilisearch's. Boxes say of most places whether they are within one; the others are looked at here. */
interface Reach {
  /** Filters that hold for all of it, and for some more. */
  maybe: Filter;
  /** Boxes that hold nothing else. */
  surely: string[];
  holds: OfPoint<boolean>;
}

/** With as many boxes twice, and all else that can be asked, a question stays within 60 clauses. */
const BOXES = 16;
const BOXES_OF_A_STEP = 8;
/** Lists of ids in one question: what costs more is asked apart. */
const LISTS = 6;

/** `undefined` where no detour is asked for, or one without end. */
export function reachOf(query: FacilityCriteria): Reach | undefined {
  const { near, also, radius = Number.POSITIVE_INFINITY, ids } = query;
  const within = near && also && nearnessOf(query)?.within;
  if (!within) return undefined;
  const { holds, boxes } = within;
  // Where ids are named there is little to read.
  const cover = ids ? undefined : coverOfWay({ near, also }, radius, BOXES);
  if (!cover) return { maybe: boxes.flatMap(boxFilters), surely: [], holds };
  return { maybe: [anyOf(cover.outer.map(boxFilter))], surely: cover.inner.map(boxFilter), holds };
}

/** What is within it, in parts that share no document: what lies at its edge is read here, and named. */
export async function withinReach(ask: AskEngine, scope: Within, { maybe, surely, holds }: Reach): Promise<Within[]> {
  const edge = surely.length > 0 ? [`NOT ${anyOf(surely)}`] : [];
  const read = await readAll(ask, { ...scope, filter: [...scope.filter, ...maybe, ...edge] }, ['id', 'lat', 'lng']);
  const ids = read.flatMap((one) => (one.id !== undefined && holds(...onBall(placeOf(one))) ? [one.id] : []));
  const lists = ids.length > 0 || surely.length === 0 ? idFilters(ids).flat() : [];
  // Where nothing is surely within it, the ids that are left have passed any list that was named before.
  const filter = surely.length > 0 ? scope.filter : scope.filter.filter((one) => !one.startsWith('key IN'));
  const parts = Array.from({ length: Math.max(1, Math.ceil(lists.length / LISTS)) }, (_, at) =>
    lists.slice(at * LISTS, (at + 1) * LISTS),
  );
  return parts.map((some, at) => ({ ...scope, filter: [...filter, anyOf(at === 0 ? [...surely, ...some] : some)] }));
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
  const steps = stepsOf(query);
  const among = (more: Filter) => ({ ...within, filter: [...within.filter, ...more] });
  const counts = await ask(steps.map(({ maybe }) => ({ ...within.put, ...COUNT, filter: among(maybe).filter })));
  const enough = counts.findIndex((answer) => total(answer) >= from + size);
  for (const { maybe, reach } of enough < 0 ? [] : steps.slice(enough)) {
    const found = (await placed(ask, among(maybe), query)).filter(({ detour }) => detour <= 2 * reach);
    if (found.length >= from + size) return shown(found);
  }
  const all = reachOf(query);
  const found = await placed(ask, among(all?.maybe ?? []), query);
  return shown(all ? found.filter(({ lat, lng }) => all.holds(...onBall({ lat, lng }))) : found);

  async function shown(some: Placed[]): Promise<Ordered[]> {
    some.sort((a, b) => a.detour - b.detour || compareKeys(a.name, b.name) || compareIds(a.id, b.id));
    const page = some.slice(from, from + size).map(({ id }) => id);
    return (await readByIds(ask, page, DOCUMENT)).flatMap((one) => toOrdered(one, query, 0)).sort(comparison(query));
  }
}

/** None where ids are named: then there is little to read. */
function stepsOf({ near, also, radius = Number.POSITIVE_INFINITY, ids }: FacilityCriteria): { maybe: Filter; reach: number }[] {
  if (!near || !also || ids) return [];
  return STEPS.filter((reach) => reach < radius).flatMap((reach) => {
    const cover = coverOfWay({ near, also }, reach, BOXES_OF_A_STEP);
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
