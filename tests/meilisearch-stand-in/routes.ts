import { valuesOf } from './apply-filter.ts';
import { add, type Listing, listed, removed } from './documents.ts';
import { federated } from './federated.ts';
import { indexNotFound, MeiliError } from './meili-error.ts';
import { countClauses } from './parse-filter.ts';
import { type SearchBody, search } from './search.ts';
import { changeSettings, checkSettings, inOrder, settingsOf } from './settings.ts';
import type { State, StoredIndex } from './state.ts';
import type { Json } from './values.ts';

export interface Request {
  params: URLSearchParams;
  body: unknown;
  /** Which indexes the key may see. */
  sees: (uid: string) => boolean;
}

export interface Reply {
  status: number;
  body: unknown;
}

export type Route = (state: State, request: Request, uid: string) => Reply;

const accepted = (body: unknown): Reply => ({ status: 202, body });
const ok = (body: unknown): Reply => ({ status: 200, body });

export const ROUTES: Record<string, Route> = {
  'GET health': () => ok({ status: 'available' }),
  'GET version': () => ok({ commitSha: 'unknown', commitDate: 'unknown', pkgVersion: '1.50.0' }),
  'GET stats': (state) =>
    ok({
      databaseSize: 0,
      usedDatabaseSize: 0,
      lastUpdate: null,
      indexes: Object.fromEntries([...state.indexes].map(([uid, { documents }]) => [uid, { numberOfDocuments: documents.size }])),
    }),
  'GET indexes': ({ indexes }, { params, sees }) => {
    const [offset, limit] = [Number(params.get('offset') ?? 0), Number(params.get('limit') ?? 20)];
    const seen = [...indexes.values()].filter(({ uid }) => sees(uid));
    return ok({ results: seen.slice(offset, offset + limit).map(described), offset, limit, total: seen.length });
  },
  'POST indexes': (state, { body }) => {
    const { uid, primaryKey = null } = body as { uid: string; primaryKey?: string };
    checkUid(uid);
    const work = () => {
      if (state.indexes.has(uid)) throw new MeiliError(409, 'index_already_exists', `Index \`${uid}\` already exists.`);
      state.create(uid, primaryKey);
      return undefined;
    };
    return accepted(state.enqueue('indexCreation', uid, { primaryKey }, work));
  },
  'GET indexes/:uid': (state, _, uid) => ok(described(state.find(uid))),
  'DELETE indexes/:uid': (state, _, uid) => {
    const work = () => {
      const deletedDocuments = state.find(uid).documents.size;
      state.indexes.delete(uid);
      return { deletedDocuments };
    };
    return accepted(state.enqueue('indexDeletion', uid, { deletedDocuments: 0 }, work));
  },
  'GET indexes/:uid/stats': (state, _, uid) => ok(statsOf(state.find(uid))),
  'GET indexes/:uid/settings': (state, _, uid) => ok(settingsOf(state.find(uid))),
  'PATCH indexes/:uid/settings': (state, { body }, uid) => {
    checkSettings(body as Json);
    const changes = inOrder(body as Json);
    const work = () => {
      changeSettings(state.create(uid), changes);
      return undefined;
    };
    return accepted(state.enqueue('settingsUpdate', uid, { ...changes }, work));
  },
  'GET indexes/:uid/documents': (state, { params }, uid) =>
    ok(
      listed(state.find(uid), {
        fields: params.get('fields')?.split(','),
        offset: Number(params.get('offset') ?? 0),
        limit: Number(params.get('limit') ?? 20),
      }),
    ),
  'POST indexes/:uid/documents/fetch': (state, { body }, uid) => {
    checkLength(state, [body as Listing]);
    return ok(listed(state.find(uid), body as Listing));
  },
  'POST indexes/:uid/documents': (state, { body, params }, uid) => {
    const documents = body as Json[];
    const work = () => {
      add(state.create(uid, params.get('primaryKey')), documents, params.get('primaryKey'));
      return { indexedDocuments: documents.length };
    };
    const details = { receivedDocuments: documents.length, indexedDocuments: null };
    return accepted(state.enqueue('documentAdditionOrUpdate', uid, details, work));
  },
  'POST indexes/:uid/documents/delete-batch': (state, { body }, uid) => {
    const keys = body as (string | number)[];
    const work = () => ({ deletedDocuments: removed(state.find(uid), keys) });
    const details = { providedIds: keys.length, deletedDocuments: null, originalFilter: null };
    return accepted(state.enqueue('documentDeletion', uid, details, work));
  },
  'POST indexes/:uid/search': (state, { body }, uid) => {
    checkLength(state, [body as SearchBody]);
    return ok(search(state.find(uid), body as SearchBody));
  },
  'POST multi-search': (state, { body }) => {
    const asked = body as Parameters<typeof federated>[1];
    checkLength(state, asked.queries);
    if (asked.federation) return ok(federated(state, asked));
    const results = asked.queries.map(({ indexUid, ...query }, at) => {
      try {
        return { indexUid, ...search(state.find(indexUid), query) };
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
  'GET tasks/:uid': ({ tasks }, { sees }, uid) => {
    const task = tasks[Number(uid)];
    // A task of no one index is there for those only who may see all.
    if (!task || !sees(task.indexUid ?? '')) throw new MeiliError(404, 'task_not_found', `Task \`${uid}\` not found.`);
    return ok(task);
  },
  'POST tasks/cancel': (state, { params }) => accepted(state.cancel((params.get('uids') ?? '').split(',').map(Number))),
};

const MOST_CLAUSES = 60;

/** What the whole request makes of the server is what it costs, so its questions count together. */
function checkLength(state: State, questions: { filter?: unknown }[]): void {
  const clauses = questions.reduce((sum, { filter }) => sum + countClauses(filter), 0);
  if (clauses > MOST_CLAUSES) state.tooLong.push(`${clauses} clauses: ${JSON.stringify(questions).slice(0, 2000)}`);
}

function described({ uid, primaryKey, createdAt, updatedAt }: StoredIndex): Json {
  return { uid, createdAt, updatedAt, primaryKey };
}

function statsOf(index: StoredIndex): Json {
  const fields = valuesOf(index)
    .documents.flatMap((document) => Object.keys(document))
    .sort();
  const fieldDistribution: Record<string, number> = {};
  for (const field of fields) fieldDistribution[field] = (fieldDistribution[field] ?? 0) + 1;
  return {
    numberOfDocuments: index.documents.size,
    rawDocumentDbSize: 0,
    avgDocumentSize: 0,
    isIndexing: false,
    numberOfEmbeddings: 0,
    numberOfEmbeddedDocuments: 0,
    fieldDistribution,
  };
}

function checkUid(uid: string): void {
  if (!/^[a-zA-Z0-9_-]{1,512}$/.test(uid))
    throw new MeiliError(
      400,
      'invalid_index_uid',
      `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_).`,
    );
}

function swap({ indexes }: State, [a, b]: [string, string]): void {
  const [one, other] = [indexes.get(a), indexes.get(b)];
  if (!one) throw indexNotFound(a);
  if (!other) throw indexNotFound(b);
  indexes.set(a, { ...other, uid: a });
  indexes.set(b, { ...one, uid: b });
}
