import { afterAll, beforeAll, expect, it } from 'vitest';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

it('of many documents all go or none, and whoever asked hears which could not', async () => {
  const { payload } = demo.portal;
  const { facility, group } = infants(demo.portal);
  const { id: _, createdAt, updatedAt, ...like } = await payload.findByID({ collection: 'classes', id: group.id, depth: 0 });
  const empty = await payload.create({ collection: 'classes', data: { ...like, name: '空班' }, depth: 0 });
  const where = { facility: { equals: facility.id } };
  const before = (await payload.count({ collection: 'classes', where })).totalDocs;
  expect(before).toBeGreaterThan(1);
  // Classes that have staff on shift cannot go; the empty one by itself could.
  await expect(payload.delete({ collection: 'classes', where })).rejects.toThrow(
    /\d documents could not be changed; [0-9a-f-]{36}: /,
  );
  expect((await payload.count({ collection: 'classes', where })).totalDocs).toBe(before);
  await payload.delete({ collection: 'classes', where: { id: { equals: empty.id } } });
  expect((await payload.count({ collection: 'classes', where })).totalDocs).toBe(before - 1);
});
