import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallMongo, smallMongo } from '../support/small-mongo.ts';

const collection = 'notes' as never;
const seen: unknown[] = [];
let mongo: SmallMongo;
beforeAll(async () => {
  mongo = await smallMongo({
    slug: 'notes',
    versions: { drafts: true },
    fields: [{ name: 'said', type: 'text' }],
    hooks: { afterRead: [({ doc }) => void seen.push(doc.id)] },
  });
});
afterAll(() => mongo?.close());

it('a version has no id of its own on MongoDB either, so that whoever reads it knows that it is no document', async () => {
  const { payload } = mongo;
  const { id } = await payload.create({ collection, data: { said: 'one' } as never });
  await payload.update({ collection, id, data: { said: 'two' } as never });
  seen.length = 0;
  const { docs } = await payload.findVersions({ collection, where: { parent: { equals: id } }, sort: 'createdAt' });
  expect(docs.map(({ parent, version }) => ({ parent, said: Object(version).said, id: Object(version).id }))).toEqual([
    { parent: id, said: 'one', id: undefined },
    { parent: id, said: 'two', id: undefined },
  ]);
  expect(seen).toEqual([undefined, undefined]);
  // What is looked at as a draft is the document, and what is brought back is its own.
  expect(await payload.findByID({ collection, id, draft: true })).toMatchObject({ id, said: 'two' });
  const [first] = docs;
  await payload.restoreVersion({ collection, id: String(first?.id) });
  expect(await payload.findByID({ collection, id })).toMatchObject({ id, said: 'one' });
});
