import type { Kept } from './kept.ts';

/** The database itself. */
export interface Schema {
  database: 'sqlite' | 'mongoose';
  /** SQLite's tables are migrated; MongoDB's indexes are kept by the models. */
  countMigrations(): Promise<number>;
}

export function createSchema({ payload }: Kept): Schema {
  return {
    database: payload.db.name === 'mongoose' ? 'mongoose' : 'sqlite',
    countMigrations: async () => (await payload.count({ collection: 'payload-migrations' })).totalDocs,
  };
}
