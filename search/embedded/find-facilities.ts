import { distanceMetres } from '#domain/geo.ts';
import type { FacilityCriteria, FacilityDocument, FacilityHit } from '../port.ts';
import { parseQuery } from '../text/query.ts';
import { choiceFilters, comparablePrice, passes, scopeFilters } from './filters.ts';
import { compareKeys } from './sort-key.ts';
import type { FacilityEntry, Shelf } from './store.ts';

export interface Candidate extends FacilityEntry {
  distance: number | null;
  rank: number;
}

type Compare = (a: Candidate, b: Candidate) => number;

/** Matches in order, and the scope in which facets are counted: what matches all but the facets' own filters. */
export function findFacilities(
  shelf: Shelf<FacilityEntry>,
  query: FacilityCriteria,
): { matching: Candidate[]; scope: FacilityDocument[] } {
  const sort = sortOf(query);
  const scope = scan(candidates(shelf, query, sort === 'relevance'), query);
  const filters = choiceFilters(query);
  const matching = filters.length === 0 ? [...scope] : scope.filter(({ document }) => passes(document, filters));
  const compare = comparison(sort, query);
  matching.sort((a, b) => compare(a, b) || byName(a, b));
  return { matching, scope: scope.map(({ document }) => document) };
}

export function toHit({ document, distance }: Candidate): FacilityHit {
  return { id: document.id, slug: document.slug, distance, document };
}

function* candidates(
  { entries, words }: Shelf<FacilityEntry>,
  { q }: FacilityCriteria,
  ranked: boolean,
): Generator<Omit<Candidate, 'distance'>> {
  const terms = parseQuery(q);
  if (!terms) {
    for (const { document, key } of entries.values()) yield { document, key, rank: 0 };
    return;
  }
  for (const [id, rank] of words.match(terms, { ranked })) {
    const entry = entries.get(id);
    if (entry) yield { document: entry.document, key: entry.key, rank };
  }
}

function scan(from: Iterable<Omit<Candidate, 'distance'>>, query: FacilityCriteria): Candidate[] {
  const { near, radius = Number.POSITIVE_INFINITY } = query;
  const filters = scopeFilters(query);
  const scope: Candidate[] = [];
  for (const { document, key, rank } of from) {
    if (!passes(document, filters)) continue;
    if (!near) scope.push({ document, key, rank, distance: null });
    else if (document.location) {
      const distance = distanceMetres(near, document.location);
      if (distance <= radius) scope.push({ document, key, rank, distance });
    }
  }
  return scope;
}

/** An order that the query gives no ground for gives way to the next. */
function sortOf({ sort, near, q }: FacilityCriteria): FacilityCriteria['sort'] {
  if (sort === 'price' || sort === 'name') return sort;
  if (sort === 'relevance' && q?.trim()) return sort;
  if (near) return 'distance';
  return q?.trim() ? 'relevance' : 'name';
}

function comparison(sort: FacilityCriteria['sort'], { form }: FacilityCriteria): Compare {
  if (sort === 'distance') return (a, b) => (a.distance ?? 0) - (b.distance ?? 0);
  if (sort === 'relevance') return (a, b) => a.rank - b.rank;
  if (sort === 'price') return (a, b) => comparePrices(comparablePrice(a.document, form), comparablePrice(b.document, form));
  return byName;
}

function comparePrices(a: ReturnType<typeof comparablePrice>, b: ReturnType<typeof comparablePrice>): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a.order - b.order || a.amount - b.amount;
}

function byName(a: Candidate, b: Candidate): number {
  return compareKeys(a.key, b.key) || compareKeys(a.document.id, b.document.id);
}
