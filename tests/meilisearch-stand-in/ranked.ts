import { distanceMetres } from '#domain/places/geo.ts';
import { valuesOf } from './apply-filter.ts';
import type { Match } from './match-words.ts';
import { MeiliError } from './meili-error.ts';
import { settingsOf } from './settings.ts';
import type { StoredIndex } from './state.ts';
import { compareBytes, type Json, normalized, valueAt } from './values.ts';

type Compare = (a: number, b: number) => number;

/** Documents in the order of the index's ranking rules: each rule parts what the rules before it left together. */
export function ranked(
  ids: number[],
  { index, sort, matches }: { index: StoredIndex; sort: string[]; matches: Map<number, Match> | undefined },
): number[] {
  for (const rule of sort) checkSort(rule, index);
  let buckets = [ids.toSorted((a, b) => a - b)];
  for (const rule of settingsOf(index).rankingRules) {
    if (rule === 'sort') for (const one of sort) buckets = buckets.flatMap((bucket) => sorted(bucket, one, index));
    else if (rule.includes(':')) buckets = buckets.flatMap((bucket) => sorted(bucket, rule, index));
    else if (rule === 'typo') buckets = buckets.flatMap((bucket) => byMatch(bucket, (id) => matches?.get(id)?.typos ?? 0));
    else if (rule.startsWith('attribute'))
      buckets = buckets.flatMap((bucket) => byMatch(bucket, (id) => matches?.get(id)?.attribute ?? 0));
  }
  return buckets.flat();
}

function byMatch(ids: number[], rank: (id: number) => number): number[][] {
  return groups(
    ids.toSorted((a, b) => rank(a) - rank(b)),
    (a, b) => rank(a) === rank(b),
  );
}

const GEO = /^_geoPoint\(([^,]+),([^)]+)\):(asc|desc)$/;

function sorted(bucket: number[], rule: string, index: StoredIndex): number[][] {
  const { documents } = valuesOf(index);
  const geo = GEO.exec(rule);
  return geo
    ? byDistance(bucket, documents, { lat: Number(geo[1]), lng: Number(geo[2]) })
    : byValue(bucket, documents, rule.split(':') as [string, string]);
}

function checkSort(rule: string, index: StoredIndex): void {
  const geo = GEO.exec(rule);
  const attribute = geo ? '_geo' : (rule.split(':')[0] as string);
  const { sortableAttributes } = settingsOf(index);
  const refuse = (message: string) => new MeiliError(400, 'invalid_search_sort', message);
  if (!sortableAttributes.includes(attribute))
    throw refuse(
      `Index \`${index.uid}\`: Attribute \`${attribute}\` is not sortable. Available sortable attributes are: \`${sortableAttributes.join(', ')}\`.`,
    );
  if (!geo) return;
  const [lat, lng] = [Number(geo[1]), Number(geo[2])];
  if (!(Math.abs(lat) <= 90)) throw refuse(`Bad latitude \`${geo[1]}\`. Latitude must be contained between -90 and 90 degrees.`);
  if (!(Math.abs(lng) <= 180)) {
    const round = ((lng + 180) % 360) - 180;
    throw refuse(
      `Bad longitude \`${lng}\`. Longitude must be contained between -180 and 180 degrees. Hint: try using \`${round}\` instead.`,
    );
  }
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
