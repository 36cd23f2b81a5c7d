import type { CollectionSlug, Where } from 'payload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPlain, changePlain, findPlain } from '#cms/ports/database/plain-rows.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: true });
  const window = { from: 540, to: 600 };
  await book(demo.portal, await newFamily(demo.portal, 1), { form: 'hourly', date: '2026-12-02', window });
});
afterAll(() => demo.close());

/** Of a row that is there: conditions of every kind, one of which asks for nothing. */
const CONDITIONS = (doc: { id: string; createdAt?: string }): Where[] => [
  {},
  { id: { equals: doc.id } },
  { id: { in: [doc.id, 'nobody'] }, createdAt: { less_than_equal: doc.createdAt } },
  { or: [{ id: { equals: doc.id } }, { id: { in: [] } }], createdAt: { exists: true } },
  { and: [{ createdAt: { greater_than_equal: doc.createdAt } }, { id: { not_equals: doc.id } }] },
  { createdAt: { exists: false } },
];

it.each(['bookings', 'children', 'contracts', 'enrolled-children', 'guardians', 'place-claims'] satisfies CollectionSlug[])(
  '%s are read as rows as Payload reads them',
  async (collection) => {
    const { payload } = demo.portal;
    const [some] = await findPlain(payload, { collection, where: {}, sort: 'id', limit: 1 });
    expect(some).toBeDefined();
    for (const where of CONDITIONS(some as { id: string; createdAt?: string })) {
      const asked = { collection, where, sort: '-id' } as const;
      const ours = await findPlain(payload, asked);
      const { docs } = await payload.find({ ...asked, depth: 0, pagination: false, limit: 0 });
      // What is kept nowhere is in no row.
      expect(ours).toEqual(docs.map((doc) => ({ ...doc, whose: undefined })));
    }
  },
);

it('what is written as a row is whole for Payload, and is taken back with its unit of work', async () => {
  const { payload, work } = demo.portal;
  const data = { contact: '13912345678', family: null };
  await work(async (req) => {
    const { id } = await addPlain(payload, { collection: 'guardians', data, req });
    expect(await payload.findByID({ collection: 'guardians', id, req })).toMatchObject({ ...data, adult: false });
    const where = { id: { equals: id } };
    expect(await changePlain(payload, { collection: 'guardians', where, data: { adult: true }, req })).toBe(true);
    expect(await findPlain(payload, { collection: 'guardians', where, req, select: { adult: true } })).toEqual([
      { id, adult: true },
    ]);
    const no = { id: { equals: id }, adult: { equals: false } };
    expect(await changePlain(payload, { collection: 'guardians', where: no, data: { adult: true }, req })).toBe(false);
    return { ok: false };
  });
  expect(await findPlain(payload, { collection: 'guardians', where: { contact: { equals: data.contact } } })).toEqual([]);
});
