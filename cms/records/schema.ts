import { tryTransaction } from '#cms/ports/database/trial-transaction.ts';
import type { Kept } from './kept.ts';

/** The database itself. */
export interface Schema {
  database: 'sqlite' | 'mongoose';
  /** SQLite's tables are migrated; MongoDB's indexes are kept by the models. */
  countMigrations(): Promise<number>;
  /** Why transactions do not do what they should; nothing when they do. SQLite's always do. */
  tryTransaction(): Promise<string | undefined>;
}

export function createSchema({ payload }: Kept): Schema {
  const mongo = 'connection' in payload.db ? (payload.db.connection as Parameters<typeof tryTransaction>[0]) : undefined;
  return {
    database: payload.db.name === 'mongoose' ? 'mongoose' : 'sqlite',
    tryTransaction: async () => mongo && tryTransaction(mongo),
    countMigrations: async () => (await payload.count({ collection: 'payload-migrations' })).totalDocs,
  };
}
