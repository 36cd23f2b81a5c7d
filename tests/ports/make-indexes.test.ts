import { Collection } from 'mongodb';
import { buildConfig, getPayload, type Payload } from 'payload';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chooseDatabase, prepareCollection } from '#cms/ports/database/choose.ts';
import { missingIndexes } from '#cms/ports/database/missing-indexes.ts';
import { type MongodStandIn, startMongodStandIn } from '../mongod-stand-in/index.ts';

const oneByOne = vi.spyOn(Collection.prototype, 'createIndex');
const together = vi.spyOn(Collection.prototype, 'createIndexes');

let database: MongodStandIn;
let payload: Payload;
let asked: string[];
beforeAll(async () => {
  database = await startMongodStandIn();
  const notes = {
    slug: 'notes',
    versions: true,
    fields: [
      { name: 'code', type: 'text' as const, unique: true },
      { name: 'rank', type: 'number' as const, index: true },
    ],
  };
  const config = buildConfig({
    secret: 'of a test',
    collections: [prepareCollection(notes, database.uri)],
    db: chooseDatabase(database.uri, { migrations: [] }),
    telemetry: false,
  });
  payload = await getPayload({ config, key: 'make-indexes' });
  asked = together.mock.contexts.map((collection) => (collection as Collection).collectionName);
  expect(oneByOne).not.toHaveBeenCalled();
});
afterAll(async () => {
  await payload?.destroy();
  await database?.stop();
  vi.restoreAllMocks();
});

it('a start on MongoDB asks for all indexes of a collection at once, and for none twice', async () => {
  expect(asked).toEqual(expect.arrayContaining(['notes', '_notes_versions', 'users']));
  expect(asked).toHaveLength(new Set(asked).size);
  expect(await missingIndexes(payload)).toEqual([]);
});
