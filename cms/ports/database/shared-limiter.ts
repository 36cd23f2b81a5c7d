import { randomUUID } from 'node:crypto';
import { integer, sqliteTable, text } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { Payload } from 'payload';
import { type RateLimiterAbstract, RateLimiterDrizzle, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { createAlone } from './again-alone.ts';
import { silenceOf } from './heed-silence.ts';

/** How often something may be done. */
export interface Limit {
  name: string;
  most: number;
  /** In so many seconds, from the first time on. */
  seconds: number;
}

/** Counts one more time for somebody; gives milliseconds to wait where that is too often, and else `undefined`. */
export interface Limiter {
  (who: string): Promise<number | undefined>;
  /** Begins again for somebody, as if there had been no time. */
  forget(who: string): Promise<void>;
  /** What was counted last for somebody does not count. */
  takeBack(who: string): Promise<void>;
}

/** As the collection's documents are kept on MongoDB, and on SQLite. */
const COLLECTION = 'rate-limits';
const TABLE = 'rate_limits';

/** The columns of the collection's table that the limiter writes, with moments as it has them. */
const table = sqliteTable(TABLE, {
  id: text('id').primaryKey().$defaultFn(randomUUID),
  key: text('key').notNull().unique(),
  points: integer('points').notNull(),
  expire: integer('expire', { mode: 'timestamp_ms' }),
});

/** A limit that counts over all processes of one database, by one write a time; a limit that is reached costs no more writes. */
export function createSharedLimiter(payload: Payload, { name, most, seconds }: Limit): Limiter {
  const limiter = createLimiter(payload.db, {
    keyPrefix: name,
    points: most,
    duration: seconds,
    // What is refused once is remembered, and costs no more writes; what was within the limit may be taken back.
    inMemoryBlockOnConsumed: most + 1,
  });
  const silence = silenceOf(payload.db);
  const alone = createAlone();
  const counted = <T>(count: () => Promise<T>): Promise<T> => alone(name, count);
  const asked = <T>(ask: () => Promise<T>): Promise<T> => (silence ? silence.asking(() => counted(ask)) : counted(ask));
  const forget = async (who: string) => void (await asked(() => limiter.delete(who)));
  const takeBack = async (who: string) => void (await asked(() => limiter.reward(who)));
  return Object.assign((who: string) => asked(() => msToWait(limiter, who)), { forget, takeBack });
}

/** Counts one more for somebody: nothing when that was within the limit, else how many milliseconds they have to wait. */
export async function msToWait(limiter: Pick<RateLimiterAbstract, 'consume'>, who: string): Promise<number | undefined> {
  try {
    await limiter.consume(who);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
    throw refused;
  }
}

type Options = Omit<ConstructorParameters<typeof RateLimiterMongo>[0], 'storeClient'>;

function createLimiter(adapter: object, options: Options): RateLimiterAbstract {
  if ('drizzle' in adapter)
    return new RateLimiterDrizzle({
      ...options,
      tableName: TABLE,
      storeClient: adapter.drizzle,
      schema: table,
      // Each limit would look for them every five minutes, and keep a database in memory that has been closed: `Limits.removeOverBefore` does it.
      clearExpiredByTimeout: false,
    });
  if ('connection' in adapter)
    return new RateLimiterMongo({ ...options, tableName: COLLECTION, storeClient: adapter.connection });
  throw new Error('this database cannot count');
}
