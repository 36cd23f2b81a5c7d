import type { FacilityCriteria } from '../port.ts';
import { comparison, type Ordered, pricedForms, sortOf } from '../rules/facility-order.ts';
import { TIES, type Within } from './ask.ts';
import type { Means } from './decide.ts';
import { byDetour } from './detour.ts';
import type { AskEngine } from './engine.ts';
import { DOCUMENT, toOrdered } from './ordered.ts';
import type { Question } from './question.ts';
import { rankedStretch, type Stretch } from './ranked-stretch.ts';

interface Asked {
  query: FacilityCriteria;
  question: Question | undefined;
  stretch: Stretch;
}

/** A stretch of the hits that are found, in the port's order. */
export function pageOfHits(means: Means, within: Within, asked: Asked): Promise<Ordered[]> {
  const { ask } = means;
  const { query, question, stretch } = asked;
  const sort = sortOf(query);
  if (stretch.size === 0) return Promise.resolve([]);
  if (sort === 'relevance' && question) return byRank(means, within, { query, question, stretch });
  if (sort === 'detour') return byDetour(ask, within, { query, stretch });
  if (sort === 'distance') return byDistance(ask, within, { query, stretch });
  const prices = sort === 'price' ? pricedForms(query).map((form) => `price_${form}:asc`) : [];
  return sorted(ask, within, { query, sort: [...prices, ...TIES], stretch });
}

async function sorted(
  ask: AskEngine,
  { put, filter }: Within,
  { query, sort, stretch }: { query: FacilityCriteria; sort: string[]; stretch: Stretch },
): Promise<Ordered[]> {
  const { from, size } = stretch;
  const [answer] = await ask([{ ...put, filter, sort, offset: from, limit: size, attributesToRetrieve: DOCUMENT }]);
  return (answer?.hits ?? []).flatMap((hit) => toOrdered(hit, query, 0));
}

async function byRank(
  means: Means,
  { filter }: Within,
  { query, question, stretch }: { query: FacilityCriteria; question: Question; stretch: Stretch },
): Promise<Ordered[]> {
  const found = await rankedStretch(means, { filter, question, stretch }, DOCUMENT);
  return found.flatMap(({ hit, rank }) => toOrdered(hit, query, rank));
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
  within: Within,
  { query, stretch: { from, size } }: { query: FacilityCriteria; stretch: Stretch },
): Promise<Ordered[]> {
  const { lat, lng } = query.near ?? { lat: 0, lng: 0 };
  const sort = [`_geoPoint(${lat}, ${lng}):asc`, ...TIES];
  for (let margin = FIRST_MARGIN; ; margin *= 4) {
    const start = Math.max(0, from - margin);
    const wanted = from + size + margin - start;
    const read = await sorted(ask, within, { query, sort, stretch: { from: start, size: wanted } });
    const page = read.toSorted(comparison(query)).slice(from - start, from - start + size);
    const safeBefore = start === 0 || gap(read[0], page[0]) > SURELY_APART;
    const safeAfter = read.length < wanted || gap(page.at(-1), read.at(-1)) > SURELY_APART;
    if (page.length === 0 || (safeBefore && safeAfter)) return page;
  }
}

function gap(nearer: Ordered | undefined, farther: Ordered | undefined): number {
  return (farther?.distance ?? 0) - (nearer?.distance ?? 0);
}
