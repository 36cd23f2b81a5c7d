import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSeeded } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { runProcess } from '../support/run-process.ts';

const onSqlite = !process.env.MONGODB_TEST_URI;

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

it('does not seed beside the first, which has left the database empty', async () => {
  if (!onSqlite) return;
  const { code, output } = await runProcess('cms/commands/seed.ts', []);
  expect(code).toBe(1);
  expect(output).toContain(`is in use (process ${process.pid}, since 20`);
  expect(output).toContain('has not been seeded');
  expect(await isSeeded(demo.portal)).toBe(false);
});

it('does not migrate beside the first, which has the tables of another version', async () => {
  if (!onSqlite) return;
  const { payload } = demo.portal;
  const { docs } = await payload.db.find<{ name: string; batch: number }>({ collection: 'payload-migrations', sort: '-name' });
  const [last] = docs;
  if (!last) throw new Error('nothing was migrated');
  const where = { name: { equals: last.name } };
  await payload.db.deleteMany({ collection: 'payload-migrations', where });
  const { code, output } = await runProcess('cms/commands/seed.ts', []);
  expect(code).toBe(1);
  expect(output).toContain(`is in use (process ${process.pid}, since 20`);
  expect(output).toContain('has the tables of another version');
  expect((await payload.db.find({ collection: 'payload-migrations', where })).docs, 'nothing was migrated').toEqual([]);
});
