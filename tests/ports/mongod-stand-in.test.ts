import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MongodStandIn, startMongodStandIn } from '../mongod-stand-in/index.ts';

let database: MongodStandIn;
let client: MongoClient;
beforeAll(async () => {
  database = await startMongodStandIn();
  client = await MongoClient.connect(database.uri);
});
afterAll(async () => {
  await client?.close();
  await database?.stop();
});

interface Note {
  _id: string;
  code?: string;
  place?: string;
  row?: number;
}
let made = 0;
/** A collection of its own in which `code` is one alone where there is one, and so is `row` in a `place`. */
async function notes() {
  const all = client.db().collection<Note>(`notes-${++made}`);
  await all.createIndex({ code: 1 }, { unique: true, sparse: true });
  await all.createIndex({ place: 1, row: 1 }, { unique: true, partialFilterExpression: { row: { $gt: 0 } } });
  return all;
}
const REFUSED = { code: 11_000 };

it('a unique index refuses what another document has, whatever would bring it there', async () => {
  const all = await notes();
  await all.insertOne({ _id: '1', code: 'a' });
  await all.insertOne({ _id: '2', code: 'b' });
  await expect(all.insertOne({ _id: '3', code: 'a' })).rejects.toMatchObject({ ...REFUSED, keyPattern: { code: 1 } });
  await expect(all.insertOne({ _id: '1', code: 'c' })).rejects.toMatchObject(REFUSED);
  await expect(all.updateOne({ _id: '2' }, { $set: { code: 'a' } })).rejects.toMatchObject(REFUSED);
  await expect(all.findOneAndUpdate({ _id: '2' }, { $set: { code: 'a' } })).rejects.toMatchObject(REFUSED);
  await expect(all.updateOne({ _id: '4' }, { $set: { code: 'a' } }, { upsert: true })).rejects.toMatchObject(REFUSED);
  expect(await all.find().sort({ _id: 1 }).toArray()).toEqual([
    { _id: '1', code: 'a' },
    { _id: '2', code: 'b' },
  ]);
  // What has been given up may be taken.
  await all.updateOne({ _id: '1' }, { $set: { code: 'z' } });
  await all.insertOne({ _id: '3', code: 'a' });
  await all.deleteOne({ _id: '3' });
  await all.updateOne({ _id: '2' }, { $set: { code: 'a' } });
});

it('a document whose id is an object stays one document, however often it is updated', async () => {
  const all = client.db().collection<{ code: string; times: number }>(`notes-${++made}`);
  await all.createIndex({ code: 1 }, { unique: true });
  const more = { $set: { code: 'a' }, $inc: { times: 1 } };
  for (const times of [1, 2, 3])
    expect(await all.findOneAndUpdate({ code: 'a' }, more, { upsert: true, returnDocument: 'after' })).toMatchObject({ times });
  expect(await all.countDocuments()).toBe(1);
});

it('what an index leaves out may be there often', async () => {
  const all = await notes();
  await all.insertMany([{ _id: '1' }, { _id: '2' }, { _id: '3', place: 'x', row: 0 }, { _id: '4', place: 'x', row: 0 }]);
  await all.insertOne({ _id: '5', place: 'x', row: 1 });
  await all.insertOne({ _id: '6', place: 'y', row: 1 });
  await expect(all.insertOne({ _id: '7', place: 'x', row: 1 })).rejects.toMatchObject(REFUSED);
  const many = all.insertMany(
    [{ _id: '8', code: 'q' }, { _id: '9', code: 'q' }, { _id: '10' }],
    // Those that can be are kept.
    { ordered: false },
  );
  await expect(many).rejects.toMatchObject(REFUSED);
  expect(await all.countDocuments({ _id: { $in: ['8', '9', '10'] } })).toBe(2);
});

it('no index is made over what is there twice already, and those that are there are told of', async () => {
  const all = client.db().collection<Note>('older');
  await all.insertMany([
    { _id: '1', code: 'a' },
    { _id: '2', code: 'a' },
  ]);
  await expect(all.createIndex({ code: 1 }, { unique: true })).rejects.toMatchObject(REFUSED);
  await all.createIndex({ place: 1 });
  expect((await all.indexes()).map(({ key }) => Object.keys(key).join())).toEqual(['_id', 'place']);
});

it('of twenty transactions that take one thing at once, one has it', async () => {
  const all = await notes();
  const take = async (n: number) => {
    const session = client.startSession();
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      await all.findOne({ code: 'one' }, { session });
      await all.insertOne({ _id: String(n), code: 'one' }, { session });
      await session.commitTransaction();
      return 'has it';
    } catch (error) {
      await session.abortTransaction().catch(() => undefined);
      return (error as { code?: number }).code;
    } finally {
      await session.endSession();
    }
  };
  const ends = await Promise.all(Array.from({ length: 20 }, (_, n) => take(n)));
  expect(ends.filter((one) => one === 'has it')).toHaveLength(1);
  expect(ends.filter((one) => one !== 'has it' && one !== 112 && one !== 11_000)).toEqual([]);
  expect(await all.countDocuments({ code: 'one' })).toBe(1);
});

it('a transaction that was refused is over', async () => {
  const all = await notes();
  await all.insertOne({ _id: '1', code: 'a' });
  const session = client.startSession();
  session.startTransaction();
  await all.insertOne({ _id: '2', code: 'b' }, { session });
  await expect(all.insertOne({ _id: '3', code: 'a' }, { session })).rejects.toMatchObject(REFUSED);
  await expect(all.insertOne({ _id: '4', code: 'd' }, { session })).rejects.toMatchObject({ code: 251 });
  await session.abortTransaction();
  await session.endSession();
  expect(await all.countDocuments()).toBe(1);
});
