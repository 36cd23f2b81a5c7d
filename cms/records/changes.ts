import { randomUUID } from 'node:crypto';
import type { Where } from 'payload';
import { type Change, isOwn, noteOwn, tellWritten } from '#cms/core/changes.ts';
import { afterCommit } from '#cms/ports/database/after-commit.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { addNumbered, followNumbered, forgetNumbered, type NumberedRow } from '#cms/ports/database/numbered-rows.ts';
import type { Kept } from './kept.ts';

/** A change as it is written down: who made it and what it was, without any value. */
export interface NewChange extends Change {
  /** Id of who made it; the product itself by default. */
  actor?: string;
  action: 'create' | 'update' | 'delete' | 'bulk';
  /** The document's name in addresses, for who reads the log. */
  slug?: string;
  /** Names of the fields that are otherwise than before. */
  fields?: string[];
}

/** Who changed which fields of a document, and when. */
export interface ChangeOfOne {
  actor: string;
  at: string;
  fields: string[];
}

/** A place in the log: two logs may have the same number, and never the same change. */
export interface ChangeMark {
  id: string;
  seq: number;
}

/** Everything that others must know of, in the order in which it was committed. */
export interface Changes {
  /** Belongs to the unit of work that makes the change: both are kept, or neither. */
  write(change: NewChange, unit?: Unit): Promise<void>;
  /** Begins at the log's end; each call then gives what has been committed since the one before. */
  follow(): Promise<() => Promise<Change[]>>;
  /** The newest that others than boards of places must know of; `undefined` where nothing was ever written. */
  last(): Promise<ChangeMark | undefined>;
  /** What has been written after another change; `undefined` where that one is not in this log, which then tells nothing. */
  since(mark: ChangeMark): Promise<Change[] | undefined>;
  /** The newest changes of one document, the last first; of bulk work only what was written down for it alone. */
  listOf(document: { collection: string; id: string }, unit?: Unit): Promise<ChangeOfOne[]>;
  /** Throws away what is older than 400 days, and after a day what merely tells of sold places: bookings keep that. */
  forget(): Promise<void>;
}

interface Row extends NumberedRow {
  actor: string;
  at: string;
  fields?: string[] | null;
  subject: string;
  document?: string | null;
  documents?: string[] | null;
  facility?: string | null;
}

const COLLECTION = 'changes' as const;
/** Of one document nobody is told more. */
const NEWEST = 100;
const DAY_MS = 24 * 3_600_000;
/** Days' sheets of sold places, named by their keys. */
export const PLACES = 'place-claims';
/** They are told to whoever keeps what is taken, which no process does before it is asked; and forgotten after a day. */
const NOT_PLACES: Where = { subject: { not_equals: PLACES } };

export function createChanges({ payload }: Pick<Kept, 'payload'>): Changes {
  return {
    write: async ({ actor = 'system', action, collection, ids, facility, slug, fields = [] }, unit) => {
      const [document] = ids;
      const about = ids.length === 1 ? { document } : { documents: ids };
      const id = randomUUID();
      noteOwn(id);
      const row = { id, actor, action, subject: collection, ...about, facility, slug, fields };
      await addNumbered(payload, COLLECTION, row, unit);
      await afterCommit(unit, tellWritten);
    },
    follow: async () => {
      const next = await followNumbered<Row>(payload, COLLECTION);
      return async () => (await next()).map(toChange);
    },
    last: async () => {
      const asked = { collection: COLLECTION, where: NOT_PLACES, sort: '-seq', limit: 1, pagination: false } as const;
      const [row] = (await payload.db.find<Row>(asked)).docs;
      return row && { id: row.id, seq: row.seq };
    },
    since: async ({ id, seq }) => {
      const find = async (where: Where) =>
        (await payload.db.find<Row>({ collection: COLLECTION, where, sort: 'seq', limit: 0, pagination: false })).docs;
      const [known] = await find({ id: { equals: id }, seq: { equals: seq } });
      return known && (await find({ and: [{ seq: { greater_than: seq } }, NOT_PLACES] })).map(toChange);
    },
    listOf: async ({ collection, id }, req) => {
      const where = { subject: { equals: collection }, document: { equals: id } };
      const asked = { collection: COLLECTION, where, sort: '-seq', limit: NEWEST, pagination: false, ...(req ? { req } : {}) };
      const { docs } = await payload.db.find<Row>(asked);
      return docs.map(({ actor, at, fields }) => ({ actor, at, fields: fields ?? [] }));
    },
    forget: async () => {
      await forgetNumbered(payload, COLLECTION, { olderThanMs: 400 * DAY_MS });
      await forgetNumbered(payload, COLLECTION, { olderThanMs: DAY_MS, where: { subject: { equals: PLACES } } });
    },
  };
}

function toChange({ id, subject, document, documents, facility }: Row): Change {
  const about = { collection: subject, ids: document ? [document] : (documents ?? []), facility: facility ?? undefined };
  return isOwn(id) ? about : { ...about, elsewhere: true };
}
