import { missingIndexes } from '#cms/ports/database/missing-indexes.ts';
import { tryTransaction } from '#cms/ports/database/trial-transaction.ts';
import type { Kept } from './kept.ts';

/** The database itself. */
export interface Schema {
  database: 'sqlite' | 'mongoose';
  /** SQLite's tables are migrated; MongoDB's indexes are kept by the models. */
  countMigrations(): Promise<number>;
  /** Why transactions do not do what they should; nothing when they do. SQLite's always do. */
  tryTransaction(): Promise<string | undefined>;
  /** Indexes that the code needs and that are not there as it needs them. */
  missingIndexes(): Promise<string[]>;
}

export function createSchema({ payload }: Kept): Schema {
  const mongo = 'connection' in payload.db ? (payload.db.connection as Parameters<typeof tryTransaction>[0]) : undefined;
  return {
    database: payload.db.name === 'mongoose' ? 'mongoose' : 'sqlite',
    missingIndexes: () => missingIndexes(payload),
    tryTransaction: async () => mongo && tryTransaction(mongo),
    countMigrations: async () =>
      (await payload.count({ collection: 'payload-migrations', where: { id: { exists: true } } })).totalDocs,
  };
}
