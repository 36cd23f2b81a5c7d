import { filtered, valuesOf } from './apply-filter.ts';
import { MeiliError } from './meili-error.ts';
import { picked } from './search.ts';
import type { StoredIndex } from './state.ts';
import type { Json } from './values.ts';

export interface Listing {
  filter?: unknown;
  fields?: string[];
  offset?: number;
  limit?: number;
}

export function listed(index: StoredIndex, { filter, fields, offset = 0, limit = 20 }: Listing): Json {
  const { documents } = valuesOf(index);
  const ids = [...filtered(index, filter)].sort((a, b) => a - b);
  const results = ids.slice(offset, offset + limit).map((id) => documents[id] as Json);
  return { results: fields ? results.map((one) => picked(one, fields)) : results, offset, limit, total: ids.length };
}

/** One bad document fails the whole task, and none is added. */
export function add(index: StoredIndex, documents: Json[], primaryKey: string | null): void {
  index.primaryKey ??= primaryKey;
  const key = index.primaryKey;
  if (!key) throw new MeiliError(400, 'index_primary_key_no_candidate_found', 'The primary key inference failed.');
  for (const document of documents) {
    const id = document[key];
    if (id === undefined)
      throw new MeiliError(
        400,
        'missing_document_id',
        `Document doesn't have a \`${key}\` attribute: \`${JSON.stringify(document)}\`.`,
      );
    if (!/^[a-zA-Z0-9_-]{1,511}$/.test(String(id)))
      throw new MeiliError(
        400,
        'invalid_document_id',
        `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
      );
    checkPlace(index, id, document._geo);
  }
  for (const document of documents) index.documents.set(String(document[key]), document);
  changed(index);
}

export function removed(index: StoredIndex, keys: (string | number)[]): number {
  const count = keys.filter((key) => index.documents.delete(String(key))).length;
  changed(index);
  return count;
}

/** A place must be two numbers; whether they are on the globe is not asked. */
function checkPlace({ uid }: StoredIndex, id: unknown, place: unknown): void {
  if (place === undefined || place === null) return;
  const refuse = (message: string) => new MeiliError(400, 'invalid_document_geo_field', `Index \`${uid}\`: ${message}`);
  for (const [field, name] of [
    ['lat', 'latitude'],
    ['lng', 'longitude'],
  ] as const) {
    const value = (place as Json)[field];
    const where = `in the document with the id: \`${JSON.stringify(id)}\``;
    if (value === undefined) throw refuse(`Could not find ${name} ${where}. Was expecting a \`_geo.${field}\` field.`);
    if (!Number.isFinite(Number(value)))
      throw refuse(
        `Could not parse ${name} ${where}. Was expecting a finite number but instead got \`${JSON.stringify(value)}\`.`,
      );
  }
}

function changed(index: StoredIndex): void {
  index.values = undefined;
  index.words = undefined;
  index.updatedAt = new Date().toISOString();
}
