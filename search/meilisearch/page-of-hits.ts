import { onBall } from '#domain/places/geo.ts';
import type { FacilityCriteria } from '../port.ts';
import { locationOf } from '../rules/facility-filters.ts';
import { comparison, type Ordered, pricedForms, sortOf } from '../rules/facility-order.ts';
import { type Nearness, nearnessOf } from '../rules/nearness.ts';
import { compareIds } from '../rules/plain-code.ts';
import { compareKeys } from '../rules/sort-key.ts';
import type { Condition } from '../text/question.ts';
import { COUNT, type ReadEngine, rankFilters, total } from './ask-text.ts';
import type { AskEngine, Found } from './engine.ts';
import { type Filter, idFilters } from './filters.ts';

interface Stretch {
  from: number;
  size: number;
}

const TIES = ['name:asc', 'key:asc'];
const FIELDS = ['document', 'name'];

/** A stretch of the hits that pass the filter, in the port's order. */
export function pageOfHits(
  { ask, read }: { ask: AskEngine; read: ReadEngine },
  filter: Filter,
  { query, conditions, stretch }: { query: FacilityCriteria; conditions: Condition[]; stretch: Stretch },
): Promise<Ordered[]> {
  const sort = sortOf(query);
  if (stretch.size === 0) return Promise.resolve([]);
  if (sort === 'relevance') return byRank(ask, filter, { query, conditions, stretch });
  if (sort === 'detour') return byDetour(read, filter, { query, stretch });
  if (sort === 'distance') return byDistance(ask, filter, { query, stretch });
  const prices = sort === 'price' ? pricedForms(query).map((form) => `price_${form}:asc`) : [];
  return sorted(ask, filter, { query, sort: [...prices, ...TIES], stretch });
}

export function toOrdered({ document, name }: Found, query: FacilityCriteria, rank: number): Ordered[] {
  if (document?.kind !== 'facility') return [];
  const location = locationOf(document);
  const nearness = location ? nearnessOf(query) : undefined;
  const metres = (measure: Nearness['detour']) => (location && measure ? measure(...onBall(location)) : null);
  return [{ document, key: name ?? '', rank, distance: metres(nearness?.distance), detour: metres(nearness?.detour) }];
}

async function sorted(
  ask: AskEngine,
  filter: Filter,
  { query, sort, stretch }: { query: FacilityCriteria; sort: string[]; stretch: Stretch },
): Promise<Ordered[]> {
  const [answer] = await ask([{ filter, sort, offset: stretch.from, limit: stretch.size, attributesToRetrieve: FIELDS }]);
  return (answer?.hits ?? []).flatMap((hit) => toOrdered(hit, query, 0));
}

/** Each rank is asked for on its own; how many stand in the ranks before says where in it the page begins. */
async function byRank(
  ask: AskEngine,
  filter: Filter,
  { query, conditions, stretch }: { query: FacilityCriteria; conditions: Condition[]; stretch: Stretch },
): Promise<Ordered[]> {
  const filters = rankFilters(conditions).map((rank) => [...filter, rank]);
  const counts = stretch.from === 0 ? [] : await ask(filters.map((one) => ({ ...COUNT, filter: one })));
  let before = stretch.from;
  const stretches = filters.map((one, rank) => {
    const offset = before;
    before = Math.max(0, before - total(counts[rank]));
    return { rank, query: { filter: one, sort: TIES, offset, limit: stretch.size, attributesToRetrieve: FIELDS } };
  });
  const answers = await ask(stretches.map((one) => one.query));
  return answers.flatMap(({ hits }, rank) => hits.flatMap((hit) => toOrdered(hit, query, rank))).slice(0, stretch.size);
}

/** Meilisearch takes places for equally far that are a metre apart; two metres apart they are in order in any case. */
const SURELY_APART = 2;
const FIRST_MARGIN = 20;

/**
 * Reads a little more on either side than the page needs, until what lies outside is surely nearer or farther, and
 * puts that in order by the distance itself.
 */
async function byDistance(
  ask: AskEngine,
  filter: Filter,
  { query, stretch: { from, size } }: { query: FacilityCriteria; stretch: Stretch },
): Promise<Ordered[]> {
  const { lat, lng } = query.near ?? { lat: 0, lng: 0 };
  const sort = [`_geoPoint(${lat}, ${lng}):asc`, ...TIES];
  for (let margin = FIRST_MARGIN; ; margin *= 4) {
    const start = Math.max(0, from - margin);
    const wanted = from + size + margin - start;
    const read = await sorted(ask, filter, { query, sort, stretch: { from: start, size: wanted } });
    const page = read.toSorted(comparison(query)).slice(from - start, from - start + size);
    const safeBefore = start === 0 || gap(read[0], page[0]) > SURELY_APART;
    const safeAfter = read.length < wanted || gap(page.at(-1), read.at(-1)) > SURELY_APART;
    if (page.length === 0 || (safeBefore && safeAfter)) return page;
  }
}

function gap(nearer: Ordered | undefined, farther: Ordered | undefined): number {
  return (farther?.distance ?? 0) - (nearer?.distance ?? 0);
}

/** No order of Meilisearch's: places, names and ids of all are put in order here, then the page's documents are read. */
async function byDetour(
  read: ReadEngine,
  filter: Filter,
  { query, stretch: { from, size } }: { query: FacilityCriteria; stretch: Stretch },
): Promise<Ordered[]> {
  const nearness = nearnessOf(query);
  const all = (await read(filter, ['id', 'name', 'lat', 'lng'])).map(({ id = '', name = '', lat = 0, lng = 0 }) => ({
    id,
    name,
    detour: nearness?.detour?.(...onBall({ lat, lng })) ?? 0,
  }));
  all.sort((a, b) => a.detour - b.detour || compareKeys(a.name, b.name) || compareIds(a.id, b.id));
  const ids = all.slice(from, from + size).map(({ id }) => id);
  const found = await Promise.all(idFilters(ids).map((some) => read(some, ['document', 'name'])));
  return found
    .flat()
    .flatMap((one) => toOrdered(one, query, 0))
    .sort(comparison(query));
}
