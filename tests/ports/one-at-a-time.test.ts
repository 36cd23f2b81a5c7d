import type { BaseDatabaseAdapter } from 'payload';
import { describe, expect, it } from 'vitest';
import { isConflict, isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { oneAtATime } from '#cms/ports/database/one-at-a-time.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 2));

/** A database that notes what was under way at once in each transaction. */
function database() {
  let running = 0;
  let most = 0;
  const done: string[] = [];
  const command = (name: string) => async (_?: object) => {
    most = Math.max(most, ++running);
    await soon();
    running--;
    done.push(name);
  };
  const db = {
    sessions: { t1: {} } as Record<string, object>,
    find: command('find'),
    updateOne: command('updateOne'),
    create: async () => {
      throw Object.assign(new Error('Value must be unique'), { name: 'ValidationError' });
    },
    /** Asks the database itself, as adapters do. */
    upsert: async (args: object) => {
      await db.find(args as never);
      await db.updateOne(args as never);
    },
    commitTransaction: async (id: string) => {
      await command('commit')();
      delete db.sessions[id];
    },
    rollbackTransaction: async (id: string) => {
      delete db.sessions[id];
    },
  };
  oneAtATime(db as never);
  return { db: db as unknown as BaseDatabaseAdapter & typeof db, done, most: () => most };
}

const within = (id: string | Promise<string>) => ({ collection: 'bookings', req: { transactionID: id } }) as never;

describe('one command at a time', () => {
  it('within a transaction, its end among them, however they are sent', async () => {
    const { db, done, most } = database();
    await Promise.all([
      db.find(within('t1')),
      db.upsert(within(Promise.resolve('t1'))),
      db.updateOne(within('t1')),
      soon().then(() => db.commitTransaction('t1')),
    ]);
    expect(most()).toBe(1);
    expect(done.at(-1)).toBe('commit');
    expect(done).toHaveLength(5);
  });

  it('but as many as are sent outside of any', async () => {
    const { db, most } = database();
    await Promise.all([db.find({ collection: 'bookings' } as never), db.find({ collection: 'bookings' } as never)]);
    expect(most()).toBe(2);
  });

  it('and none after the end of its transaction', async () => {
    const { db, done } = database();
    await db.rollbackTransaction('t1');
    await expect(db.updateOne(within('t1'))).rejects.toThrow(/after the end of its transaction/);
    expect(done).toEqual([]);
  });
});

it('what a database refuses as a double is known from other bad input', async () => {
  const { db } = database();
  const refused = await db.create(within('t1')).then(undefined, (error: unknown) => error);
  expect(isDuplicate(refused)).toBe(true);
  expect(isDuplicate(Object.assign(new Error('Name is required'), { name: 'ValidationError' }))).toBe(false);
  expect(isDuplicate(undefined)).toBe(false);
  expect(isConflict(undefined)).toBe(false);
});
