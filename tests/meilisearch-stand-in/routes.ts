import { indexNotFound, MeiliError } from './meili-error.ts';
import { filtered, picked, type SearchBody, search, valuesOf } from './search.ts';
import type { Json, State, StoredIndex } from './state.ts';

export interface Request {
  method: string;
  path: string;
  params: URLSearchParams;
  body: unknown;
}

export interface Reply {
  status: number;
  body: unknown;
}

type Route = (state: State, request: Request, uid: string) => Reply;

const accepted = (body: unknown): Reply => ({ status: 202, body });
const ok = (body: unknown): Reply => ({ status: 200, body });

const ROUTES: Record<string, Route> = {
  'GET health': () => ok({ status: 'available' }),
  'GET version': () => ok({ commitSha: 'stand-in', commitDate: 'stand-in', pkgVersion: '1.50.0' }),
  'GET stats': (state) =>
    ok({
      databaseSize: 0,
      usedDatabaseSize: 0,
      lastUpdate: null,
      indexes: Object.fromEntries([...state.indexes].map(([uid, { documents }]) => [uid, { numberOfDocuments: documents.size }])),
    }),
  'GET indexes': ({ indexes }, { params }) => {
    const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 20)];
    const results = [...indexes.values()].slice(offset, offset + limit).map(describe);
    return ok({ results, offset, limit, total: indexes.size });
  },
  'POST indexes': (state, { body }) => {
    const { uid, primaryKey } = body as { uid: string; primaryKey?: string };
    checkUid(uid);
    const work = () => {
      if (state.indexes.has(uid)) throw new MeiliError(409, 'index_already_exists', `Index \`${uid}\` already exists.`);
      state.create(uid, primaryKey);
      return undefined;
    };
    return accepted(state.enqueue('indexCreation', uid, { primaryKey: primaryKey ?? null }, work));
  },
  'GET indexes/:uid': (state, _, uid) => ok(describe(state.find(uid))),
  'DELETE indexes/:uid': (state, _, uid) => {
    const work = () => {
      const deletedDocuments = state.find(uid).documents.size;
      state.indexes.delete(uid);
      return { deletedDocuments };
    };
    return accepted(state.enqueue('indexDeletion', uid, { deletedDocuments: 0 }, work));
  },
  'GET indexes/:uid/settings': (state, _, uid) => ok(state.find(uid).settings),
  'PATCH indexes/:uid/settings': (state, { body }, uid) => {
    const work = () => {
      Object.assign(state.create(uid).settings, body);
      return undefined;
    };
    return accepted(state.enqueue('settingsUpdate', uid, { ...(body as Json) }, work));
  },
  'GET indexes/:uid/documents': (state, { params }, uid) =>
    ok(
      listed(state.find(uid), {
        fields: params.get('fields')?.split(','),
        offset: Number(params.get('offset') ?? 0),
        limit: Number(params.get('limit') ?? 20),
      }),
    ),
  'POST indexes/:uid/documents/fetch': (state, { body }, uid) => ok(listed(state.find(uid), body as Listing)),
  'POST indexes/:uid/documents': (state, { body, params }, uid) => {
    const documents = body as Json[];
    const work = () => {
      const index = state.create(uid, params.get('primaryKey') ?? undefined);
      add(index, documents, params.get('primaryKey'));
      return { indexedDocuments: documents.length };
    };
    const details = { receivedDocuments: documents.length, indexedDocuments: null };
    return accepted(state.enqueue('documentAdditionOrUpdate', uid, details, work));
  },
  'POST indexes/:uid/documents/delete-batch': (state, { body }, uid) => {
    const keys = body as (string | number)[];
    const work = () => {
      const index = state.find(uid);
      const deletedDocuments = keys.filter((key) => index.documents.delete(String(key))).length;
      changed(index);
      return { deletedDocuments };
    };
    const details = { providedIds: keys.length, deletedDocuments: null, originalFilter: null };
    return accepted(state.enqueue('documentDeletion', uid, details, work));
  },
  'POST indexes/:uid/search': (state, { body }, uid) => ok(search(state.find(uid), body as SearchBody)),
  'POST multi-search': (state, { body }) => {
    const { queries } = body as { queries: (SearchBody & { indexUid: string })[] };
    const results = queries.map((query, at) => {
      try {
        return { indexUid: query.indexUid, ...search(state.find(query.indexUid), query) };
      } catch (error) {
        if (error instanceof MeiliError) error.message = `Inside \`.queries[${at}]\`: ${error.message}`;
        throw error;
      }
    });
    return ok({ results });
  },
  'POST swap-indexes': (state, { body }) => {
    const swaps = body as { indexes: [string, string]; rename?: boolean }[];
    const work = () => {
      for (const { indexes } of swaps) swap(state, indexes);
      return undefined;
    };
    return accepted(state.enqueue('indexSwap', null, { swaps }, work));
  },
  'GET tasks/:uid': ({ tasks }, _, uid) => {
    const task = tasks[Number(uid)];
    if (!task) throw new MeiliError(404, 'task_not_found', `Task \`${uid}\` not found.`);
    return ok(task);
  },
};

export function answer(state: State, request: Request): Reply {
  const [root = '', uid = '', ...rest] = request.path.split('/').filter(Boolean);
  const route = ROUTES[`${request.method} ${[root, ...(uid ? [':uid'] : []), ...rest].join('/')}`];
  if (!route) return { status: 404, body: { message: 'not found', code: 'not_found', type: 'invalid_request', link: '' } };
  return route(state, request, decodeURIComponent(uid));
}

interface Listing {
  filter?: unknown;
  fields?: string[];
  offset?: number;
  limit?: number;
}

function listed(index: StoredIndex, { filter, fields, offset = 0, limit = 20 }: Listing): Json {
  const { documents } = valuesOf(index);
  const ids = [...filtered(index, filter)].sort((a, b) => a - b);
  const results = ids.slice(offset, offset + limit).map((id) => documents[id] as Json);
  return { results: fields ? results.map((one) => picked(one, fields)) : results, offset, limit, total: ids.length };
}

function describe({ uid, primaryKey, createdAt, updatedAt }: StoredIndex): Json {
  return { uid, createdAt, updatedAt, primaryKey };
}

function checkUid(uid: string): void {
  if (!/^[a-zA-Z0-9_-]{1,512}$/.test(uid))
    throw new MeiliError(
      400,
      'invalid_index_uid',
      `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_).`,
    );
}

/** One bad document fails the whole task, and none is added. */
function add(index: StoredIndex, documents: Json[], primaryKey: string | null): void {
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
      throw new MeiliError(400, 'invalid_document_id', `Document identifier \`${JSON.stringify(id)}\` is invalid.`);
    const place = document._geo as { lat: unknown; lng: unknown } | null | undefined;
    if (place && (!isWithin(place.lat, 90) || !isWithin(place.lng, 180)))
      throw new MeiliError(
        400,
        'invalid_document_geo_field',
        `Could not parse latitude and longitude in the document \`${id}\`.`,
      );
  }
  for (const document of documents) index.documents.set(String(document[key]), document);
  changed(index);
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= most;
}

function changed(index: StoredIndex): void {
  index.values = undefined;
  index.updatedAt = new Date().toISOString();
}

function swap({ indexes }: State, [a, b]: [string, string]): void {
  const [one, other] = [indexes.get(a), indexes.get(b)];
  if (!one) throw indexNotFound(a);
  if (!other) throw indexNotFound(b);
  indexes.set(a, { ...other, uid: a });
  indexes.set(b, { ...one, uid: b });
}
