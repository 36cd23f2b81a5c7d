import { Collection } from 'mongodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { missingIndexes } from '#cms/ports/database/missing-indexes.ts';
import { type SmallMongo, smallMongo } from '../support/small-mongo.ts';

const oneByOne = vi.spyOn(Collection.prototype, 'createIndex');
const together = vi.spyOn(Collection.prototype, 'createIndexes');

let mongo: SmallMongo;
let asked: string[];
beforeAll(async () => {
  mongo = await smallMongo({
    slug: 'notes',
    versions: true,
    fields: [
      { name: 'code', type: 'text', unique: true },
      { name: 'rank', type: 'number', index: true },
    ],
  });
  asked = together.mock.contexts.map((collection) => (collection as Collection).collectionName);
  expect(oneByOne).not.toHaveBeenCalled();
});
afterAll(async () => {
  await mongo?.close();
  vi.restoreAllMocks();
});

it('a start on MongoDB asks for all indexes of a collection at once, and for none twice', async () => {
  expect(asked).toEqual(expect.arrayContaining(['notes', '_notes_versions', 'users']));
  expect(asked).toHaveLength(new Set(asked).size);
  expect(await missingIndexes(mongo.payload)).toEqual([]);
});
