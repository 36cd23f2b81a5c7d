import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { nameOfAsked } from '#cms/ports/database/watch-verbs.ts';
import { tellSlow, type Work, watch } from '#cms/ports/watch.ts';
import { type SmallMongo, smallMongo } from '../support/small-mongo.ts';

const SECRET = '陈某的话';
let mongo: SmallMongo;
beforeAll(async () => {
  mongo = await smallMongo({
    slug: 'notes',
    fields: [
      { name: 'said', type: 'text' },
      { name: 'rank', type: 'number' },
    ],
  });
});
afterAll(() => mongo?.close());

const add = () =>
  inTransaction(mongo.payload, (req) =>
    mongo.payload.create({ collection: 'notes' as never, data: { said: SECRET, rank: 7 } as never, req }),
  );
const find = () =>
  mongo.payload.find({ collection: 'notes' as never, where: { or: [{ said: { equals: SECRET } }, { rank: { equals: 7 } }] } });

it('each query has its collection and what it looks for as its name, and whoever is around it is within its unit', async () => {
  const seen: string[] = [];
  const around: string[] = [];
  const within = async <T>({ kind, name }: Work, run: () => Promise<T>) => {
    around.push(`${kind} ${name()}`);
    return run().finally(() => around.push('ends'));
  };
  const end = watch({ around: within, took: ({ kind, name }) => seen.push(`${kind} ${name()}`) });
  await add();
  expect((await find()).docs).toHaveLength(1);
  end();
  expect(seen).toEqual(expect.arrayContaining(['query create notes', 'query commit', 'query find notes by rank, said']));
  const unit = around.findIndex((one) => one.startsWith('unit '));
  expect(around.slice(unit, unit + 3)).toEqual([expect.stringMatching(/^unit /), 'query create notes', 'ends']);
  expect(around.filter((one) => one === 'ends')).toHaveLength(around.length / 2);
  expect(`${seen} ${around}`).not.toContain(SECRET);
});

it('one that is slow is named in the log', async () => {
  const warn = vi.fn();
  const end = tellSlow({ warn }, 300);
  await find();
  expect(warn.mock.calls.filter(([{ what }]) => String(what).startsWith('find notes'))).toEqual([]);
  mongo.database.toggle.still();
  const asked = find();
  await new Promise((resolve) => setTimeout(resolve, 500));
  mongo.database.toggle.still();
  await asked;
  end();
  expect(warn.mock.calls).toContainEqual([{ kind: 'query', what: 'find notes by rank, said', ms: expect.any(Number) }, 'slow']);
});

it.each([
  ['find', { collection: 'bookings', where: { and: [{ guardian: { equals: 'x' } }, { or: [{ status: { in: ['a'] } }] }] } }],
  ['createVersion', { collectionSlug: 'articles' }],
  ['findGlobal', { slug: 'settings' }],
  ['queryDrafts', undefined],
])('%s of %j is named without what is looked for', (verb, asked) => {
  const name = nameOfAsked(verb, asked);
  expect(name).not.toMatch(/x|\ba\b/);
  expect(name).toBe(
    { find: 'find bookings by guardian, status', createVersion: 'createVersion articles', findGlobal: 'findGlobal settings' }[
      verb
    ] ?? verb,
  );
});
