import { distanceMetres } from '#domain/places/geo.ts';
import { applyFilter } from './apply-filter.ts';
import { MeiliError } from './meili-error.ts';
import { parseFilter } from './parse-filter.ts';
import type { Json, StoredIndex } from './state.ts';
import { compareBytes, createValues, normalized, type Values, valueAt } from './values.ts';

export interface SearchBody {
  q?: string | null;
  filter?: unknown;
  sort?: string[];
  facets?: string[];
  offset?: number;
  limit?: number;
  page?: number;
  hitsPerPage?: number;
  attributesToRetrieve?: string[];
}

const KNOWN = ['q', 'filter', 'sort', 'facets', 'offset', 'limit', 'page', 'hitsPerPage', 'attributesToRetrieve', 'indexUid'];

/** A placeholder search: filters, sort, pages and facets. This stand-in knows no words, and nobody asks it for any. */
export function search(index: StoredIndex, body: SearchBody): Json {
  const unknown = Object.keys(body).find((field) => !KNOWN.includes(field));
  if (unknown)
    throw new MeiliError(400, 'bad_request', `Unknown field \`${unknown}\`: expected one of \`${KNOWN.join('`, `')}\``);
  if (body.q) throw new MeiliError(501, 'not_implemented', 'This stand-in searches by filters only.');
  const values = valuesOf(index);
  const ids = [...filtered(index, body.filter)];
  const most = (index.settings.pagination as { maxTotalHits?: number } | undefined)?.maxTotalHits ?? 1000;
  const total = Math.min(ids.length, most);
  const { page, hitsPerPage } = body;
  const paged = page !== undefined || hitsPerPage !== undefined;
  const size = paged ? (hitsPerPage ?? 20) : (body.limit ?? 20);
  const from = paged ? ((page ?? 1) - 1) * size : (body.offset ?? 0);
  const shown = size === 0 || from < 0 ? [] : sorted(ids, body.sort ?? [], index).slice(from, Math.min(from + size, most));
  return {
    hits: shown.map((id) => retrieved(values.documents[id] as Json, body)),
    query: '',
    processingTimeMs: 0,
    ...(paged
      ? { hitsPerPage: size, page: page ?? 1, totalPages: size === 0 ? 0 : Math.ceil(total / size), totalHits: total }
      : { limit: size, offset: from, estimatedTotalHits: total }),
    ...(body.facets ? { facetDistribution: facets(ids, body.facets, index), facetStats: {} } : {}),
  };
}

export function valuesOf(index: StoredIndex): Values {
  return (index.values ??= createValues(index.documents.values()));
}

export function filtered(index: StoredIndex, filter: unknown): Set<number> {
  const tree = parseFilter(filter);
  const values = valuesOf(index);
  return tree ? applyFilter(tree, values, index.settings) : new Set(values.documents.keys());
}

function retrieved(document: Json, { attributesToRetrieve }: SearchBody): Json {
  if (!attributesToRetrieve || attributesToRetrieve.includes('*')) return document;
  return picked(document, attributesToRetrieve);
}

export function picked(document: Json, fields: string[]): Json {
  return Object.fromEntries(Object.entries(document).filter(([field]) => fields.includes(field)));
}

type Compare = (a: number, b: number) => number;

function sorted(ids: number[], rules: string[], index: StoredIndex): number[] {
  const { documents } = valuesOf(index);
  let buckets = [ids.toSorted((a, b) => a - b)];
  for (const rule of rules) {
    const geo = /^_geoPoint\(([^,]+),([^)]+)\):asc$/.exec(rule);
    sortable(geo ? '_geo' : (rule.split(':')[0] as string), index);
    buckets = buckets.flatMap((bucket) =>
      geo
        ? byDistance(bucket, documents, { lat: Number(geo[1]), lng: Number(geo[2]) })
        : byValue(bucket, documents, rule.split(':') as [string, string]),
    );
  }
  return buckets.flat();
}

function sortable(attribute: string, { settings }: StoredIndex): void {
  if (!((settings.sortableAttributes ?? []) as string[]).includes(attribute))
    throw new MeiliError(400, 'invalid_search_sort', `Attribute \`${attribute}\` is not sortable.`);
}

/** Numbers, then strings, then documents that have none; equals stay together for the next rule. */
function byValue(ids: number[], documents: Json[], [attribute, direction]: [string, string]): number[][] {
  const keys = new Map(
    ids.map((id) => {
      const value = valueAt(documents[id] as Json, attribute);
      return [id, typeof value === 'string' ? normalized(value) : value] as const;
    }),
  );
  const up: Compare = (a, b) => compareValues(keys.get(a), keys.get(b), direction === 'desc' ? -1 : 1);
  return groups(ids.toSorted(up), (a, b) => keys.get(a) === keys.get(b));
}

function compareValues(a: unknown, b: unknown, sign: 1 | -1): number {
  const kinds = [a, b].map((value) => (typeof value === 'number' ? 0 : typeof value === 'string' && value ? 1 : 2));
  if (kinds[0] !== kinds[1]) return (kinds[0] as number) - (kinds[1] as number);
  if (kinds[0] === 0) return sign * ((a as number) - (b as number));
  return kinds[0] === 1 ? sign * compareBytes(a as string, b as string) : 0;
}

/** As the server does it: in order of whole metres, and all within a metre of a bucket's first count as equally far. */
function byDistance(ids: number[], documents: Json[], from: { lat: number; lng: number }): number[][] {
  const far = new Map<number, number>();
  for (const id of ids) {
    const place = documents[id]?._geo as { lat: number; lng: number } | undefined;
    if (place) far.set(id, distanceMetres(from, place));
  }
  const metres = (id: number) => Math.floor(far.get(id) as number);
  const placed = [...far.keys()].sort((a, b) => metres(a) - metres(b));
  const buckets = groups(placed, (first, id) => Math.abs((far.get(id) as number) - (far.get(first) as number)) <= 1);
  const others = ids.filter((id) => !far.has(id));
  return [...buckets.map((bucket) => bucket.sort((a, b) => a - b)), ...(others.length > 0 ? [others] : [])];
}

function groups(ids: number[], same: (first: number, id: number) => boolean): number[][] {
  const result: number[][] = [];
  for (const id of ids) {
    const last = result.at(-1);
    if (last && same(last[0] as number, id)) last.push(id);
    else result.push([id]);
  }
  return result;
}

function facets(ids: number[], attributes: string[], index: StoredIndex): Record<string, Record<string, number>> {
  const kept = new Set(ids);
  const most = (index.settings.faceting as { maxValuesPerFacet?: number } | undefined)?.maxValuesPerFacet ?? 100;
  return Object.fromEntries(
    attributes.map((attribute) => {
      filterable(attribute, index);
      const { strings, numbers } = valuesOf(index).of(attribute);
      const counted = [...numbers.map(({ value, ids }) => ({ original: String(value), ids })), ...strings]
        .map(({ original, ids }) => [original, ids.filter((id) => kept.has(id)).length] as const)
        .filter(([, count]) => count > 0);
      return [attribute, Object.fromEntries(counted.slice(0, most))];
    }),
  );
}

function filterable(attribute: string, { settings }: StoredIndex): void {
  const rules = (settings.filterableAttributes ?? []) as (string | { attributePatterns: string[] })[];
  const known = rules.some((rule) =>
    typeof rule === 'string' ? rule === attribute : rule.attributePatterns.includes(attribute),
  );
  if (!known)
    throw new MeiliError(
      400,
      'invalid_search_facets',
      `Invalid facet distribution: Attribute \`${attribute}\` is not filterable.`,
    );
}
