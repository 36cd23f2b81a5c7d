import type { CollectionSlug, FlattenedField, TextField } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COLLECTIONS, scopeOf } from '../support/access-table.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { STAFF } from '../support/staff.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

/** Collections that somebody on the staff writes, whoever it is. */
const WRITTEN = COLLECTIONS.filter((slug) =>
  STAFF.some((who) => (['create', 'update'] as const).some((operation) => scopeOf(slug, operation, who) !== '-')),
);

interface WordsField {
  path: string;
  validate: TextField['validate'];
}

function wordsIn(fields: FlattenedField[], above = ''): WordsField[] {
  return fields.flatMap((field) => {
    const path = `${above}${field.name}`;
    // What a form sends along and nobody keeps is no words.
    if ('virtual' in field && field.virtual) return [];
    if (field.type === 'text' || field.type === 'textarea') return [{ path, validate: field.validate as WordsField['validate'] }];
    return 'flattenedFields' in field ? wordsIn(field.flattenedFields, `${path}.`) : [];
  });
}

const fieldsOf = (slug: CollectionSlug) => wordsIn(demo.portal.payload.collections[slug].config.flattenedFields);

describe.each(WRITTEN)('what staff write into %s', (slug) => {
  it.each([
    ['a mark that turns the direction', '海\u202e陵'],
    ['a control character', '海\u0007陵'],
    ['half a character', '海\ud800'],
    ['a text without end', '海'.repeat(100_000)],
  ])('is refused with %s, in every field of words', async (_, value) => {
    const taken: string[] = [];
    for (const { path, validate } of fieldsOf(slug)) {
      // What Payload adds by itself is written by nobody.
      if (!validate) continue;
      const t = (key: string) => key;
      const req = { i18n: { language: 'zh', t }, t, payload: demo.portal.payload };
      const options = { req, data: {}, siblingData: {}, path: [path], required: false } as never;
      if ((await validate(value as never, options)) === true) taken.push(path);
    }
    // What is said of a picture's file is the server's own finding.
    expect(taken.filter((path) => !/(^|\.)(filename|mimeType)$/.test(path))).toEqual([]);
  });
});

describe('a name that staff write', () => {
  it('loses what nobody can see, and is refused with what turns it round, by whichever call', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'classes', limit: 1, depth: 0 });
    const id = docs[0]?.id ?? '';
    const { name } = await payload.update({ collection: 'classes', id, data: { name: '小\u200b月龄班\ufeff' } });
    expect(name).toBe('小月龄班');
    await expect(payload.update({ collection: 'classes', id, data: { name: '小\u202e班' } })).rejects.toMatchObject({
      status: 400,
    });
  });
});
