import type { BaseDatabaseAdapter } from 'payload';
import { expect, it } from 'vitest';
import { tryAgainAlone } from '#cms/ports/database/again-alone.ts';
import { createSharedLimiter } from '#cms/ports/database/shared-limiter.ts';

/** A server that is in each one's way so many times, and an adapter that takes out of the data what is to be added. */
function database(refusals: number, code = 112) {
  const added: number[] = [];
  let asked = 0;
  const db = {
    updateOne: async ({ data }: { data: { times?: { $inc: number } } }) => {
      const more = data.times?.$inc;
      delete data.times;
      if (++asked <= refusals) throw Object.assign(new Error('deadlock detected'), { code });
      added.push(more ?? 0);
      return {};
    },
  };
  tryAgainAlone(db as never);
  return { db: db as unknown as BaseDatabaseAdapter, added, asked: () => asked };
}
const more = (transactionID?: string | Promise<string>) =>
  ({ collection: 'unmet-demand', data: { times: { $inc: 3 } }, ...(transactionID ? { req: { transactionID } } : {}) }) as never;

it('a single write that was overtaken is done again, once and with all that it adds', async () => {
  const { db, added, asked } = database(2);
  await db.updateOne(more());
  expect(added).toEqual([3]);
  expect(asked()).toBe(3);
});

it('of twenty that are in each other’s way, those that were overtaken go one after the other', async () => {
  let running = 0;
  let done = 0;
  const db = {
    // As a server that finds two in each other's way, whoever they are.
    updateOne: async () => {
      const beside = running++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      if (beside > 0) throw Object.assign(new Error('deadlock detected'), { code: 112 });
      done++;
    },
  };
  tryAgainAlone(db as never);
  const asked = Array.from({ length: 20 }, () => (db as unknown as BaseDatabaseAdapter).updateOne(more()));
  await Promise.all(asked);
  expect(done).toBe(20);
}, 5000);

it('one in a unit of work is not, because the whole unit is', async () => {
  for (const id of ['t1', Promise.resolve('t1')]) {
    const { db, asked } = database(1);
    await expect(db.updateOne(more(id))).rejects.toMatchObject({ code: 112 });
    expect(asked()).toBe(1);
  }
});

it('nor is one that was refused for another reason', async () => {
  const { db, asked } = database(1, 11_000);
  await expect(db.updateOne(more())).rejects.toMatchObject({ code: 11_000 });
  expect(asked()).toBe(1);
});

it('and a limit counts once what was overtaken when it was counted', async () => {
  let points = 0;
  let asked = 0;
  const collection = {
    createIndex: async () => 'key_1',
    findOneAndUpdate: async (_: object, { $inc }: { $inc: { points: number } }) => {
      if (++asked === 1) throw Object.assign(new Error('deadlock detected'), { code: 112 });
      points += $inc.points;
      return { value: { points, expire: new Date(Date.now() + 60_000) } };
    },
  };
  const payload = { db: { connection: { collection: () => collection } } };
  const take = createSharedLimiter(payload as never, { name: 'codes', most: 2, seconds: 60 });
  expect(await take('somebody')).toBeUndefined();
  expect(points).toBe(1);
  expect(await take('somebody')).toBeUndefined();
  expect(await take('somebody')).toBeGreaterThan(0);
});
