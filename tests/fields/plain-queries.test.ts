import type { CollectionSlug, FlattenedField, Where } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let admin: SignedIn;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  admin = (await staffOf(demo.portal)).admin;
});
afterAll(() => demo.close());

interface Reference {
  collection: CollectionSlug;
  path: string;
  to: string[];
}

const OPEN = new Set(['classes.facility', 'bookings.facility', 'articles.cover', 'articles.writtenBy']);

/** Every reference that documents hold, also within groups and lists. */
function referencesOf(fields: FlattenedField[], above = ''): { path: string; to: string[] }[] {
  return fields.flatMap((field) => {
    if (!('name' in field)) return [];
    const path = `${above}${field.name}`;
    if (field.type === 'relationship' || field.type === 'upload') return [{ path, to: [field.relationTo].flat() }];
    return 'flattenedFields' in field ? referencesOf(field.flattenedFields, `${path}.`) : [];
  });
}

const allReferences = (): Reference[] =>
  Object.values(demo.portal.payload.collections).flatMap(({ config }) =>
    config.slug.startsWith('payload-')
      ? []
      : referencesOf(config.flattenedFields).map((one) => ({ ...one, collection: config.slug as CollectionSlug })),
  );

/** Whether staff are answered at all who filter, count or sort by this path. */
async function answers({
  collection,
  where,
  sort,
  versions,
}: {
  collection: CollectionSlug;
  where?: Where;
  sort?: string;
  versions?: boolean;
}) {
  const { payload } = demo.portal;
  const asked = { collection, user: admin, overrideAccess: false, depth: 0, limit: 1 } as const;
  const reading = versions ? payload.findVersions({ ...asked, where, sort }) : payload.find({ ...asked, where, sort });
  return reading.then(
    () => true,
    (error: { status?: number }) => {
      // What nobody may read is refused as a whole.
      if (error.status !== 400 && error.status !== 403) throw error;
      return error.status === 400 ? false : undefined;
    },
  );
}

describe('what a document refers to', () => {
  it('cannot be found out by a filter or an order, whoever asks', async () => {
    const references = allReferences();
    expect(references.filter(({ to }) => to.includes('users')).length).toBeGreaterThan(1);
    for (const { collection, path } of references) {
      for (const secret of ['email', 'hash', 'name', 'createdAt']) {
        const where: Where = { [`${path}.${secret}`]: { like: 'a' } };
        const nested: Where = { or: [{ and: [where] }, { id: { exists: true } }] };
        expect([collection, path, secret, await answers({ collection, where })]).toEqual([collection, path, secret, false]);
        expect([collection, path, secret, await answers({ collection, where: nested })]).toEqual([
          collection,
          path,
          secret,
          false,
        ]);
        for (const sort of [`${path}.${secret}`, `-${path}.${secret}`, `id,${path}.${secret}`, `${path}__${secret}`])
          expect([collection, sort, await answers({ collection, sort })]).toEqual([collection, sort, false]);
      }
    }
  });

  it('cannot be found out through its versions', async () => {
    for (const path of ['version.writtenBy.email', 'parent.title', 'version.cover.alt']) {
      expect(await answers({ collection: 'articles', versions: true, where: { [path]: { like: 'a' } } }), path).toBe(false);
      expect(await answers({ collection: 'articles', versions: true, sort: path }), path).toBe(false);
    }
  });

  it('is looked for in one pass, however long a path somebody sends', async () => {
    const long = Array.from({ length: 5000 }, () => 'a').join('.');
    expect(await answers({ collection: 'articles', where: { [`${long}.writtenBy.email`]: { like: 'a' } } })).toBe(false);
    expect(await answers({ collection: 'articles', where: { [long]: { like: 'a' } } })).toBe(false);
  });

  it('can itself be asked for', async () => {
    const open = allReferences().filter(({ collection, path }) => OPEN.has(`${collection}.${path}`));
    expect(open).toHaveLength(OPEN.size);
    for (const { collection, path } of open)
      expect([collection, path, await answers({ collection, where: { [path]: { exists: true } } })]).toEqual([
        collection,
        path,
        true,
      ]);
    expect(await answers({ collection: 'articles', versions: true, where: { 'version.title': { like: '宝宝' } } })).toBe(true);
    expect(await answers({ collection: 'articles', sort: '-title,createdAt' })).toBe(true);
  });
});

describe('a filter', () => {
  it.each<[what: string, where: unknown]>([
    ['a command of the database', { id: { equals: { $ne: '1' } } }],
    ['one in a list', { id: { in: [{ $gt: '' }] } }],
    ['one deep inside', { or: [{ and: [{ title: { like: { $regex: '.*' } } }] }] }],
  ])('compares with no %s', async (_, where) => {
    expect(await answers({ collection: 'articles', where: where as Where })).toBe(false);
  });

  it('asks for no more than a page', async () => {
    const { payload } = demo.portal;
    const asked = { collection: 'articles', user: admin, overrideAccess: false } as const;
    for (const most of [{ limit: 1e20 }, { limit: 1001 }, { page: 1e20 }, { depth: 99 }])
      await expect(payload.find({ ...asked, ...most })).rejects.toMatchObject({ status: 400 });
    expect((await payload.find({ ...asked, limit: 1000, depth: 2 })).docs.length).toBeGreaterThan(0);
  });
});
