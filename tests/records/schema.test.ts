import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateTypes } from 'payload/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '#cms/migrations/index.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

/** What this needs of Payload's SQLite adapter. */
interface Adapter {
  schema: Record<string, unknown>;
  defaultDrizzleSnapshot: object;
  requireDrizzleKit(): {
    generateDrizzleJson(schema: Record<string, unknown>): Promise<object>;
    generateMigration(before: object, after: object): Promise<string[]>;
  };
}

const FOLDER = 'cms/migrations';
const HOW = 'run `npm run migration -- what-changed`';
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

const adapter = () => demo.portal.payload.db as unknown as Adapter;
const onSqlite = !process.env.MONGODB_TEST_URI;

/** Tables, columns, indexes and foreign keys of a SQLite file, in an order of their own. */
function shapeOf(database: DatabaseSync): Record<string, unknown> {
  const ask = (sql: string) => database.prepare(sql).all() as Record<string, unknown>[];
  const tables = ask("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name").map(
    ({ name }) => String(name),
  );
  const sorted = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row)).sort();
  return Object.fromEntries(
    tables.map((table) => [
      table,
      {
        columns: sorted(ask(`pragma table_info(\`${table}\`)`).map(({ cid: _, ...column }) => column)),
        indexes: sorted(
          ask(`pragma index_list(\`${table}\`)`)
            .filter(({ origin }) => origin === 'c')
            .map(({ name, unique }) => ({ name, unique, on: ask(`pragma index_info(\`${name}\`)`).map((one) => one.name) })),
        ),
        references: sorted(ask(`pragma foreign_key_list(\`${table}\`)`).map(({ id: _, seq: __, ...key }) => key)),
      },
    ]),
  );
}

describe.skipIf(!onSqlite)('the migrations of SQLite', () => {
  it(`are those of the collections as they are: if not, ${HOW}`, async () => {
    const { generateDrizzleJson, generateMigration } = adapter().requireDrizzleKit();
    const newest = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .at(-1);
    const snapshot = JSON.parse(readFileSync(join(FOLDER, newest ?? ''), 'utf8'));
    expect(await generateMigration(snapshot, await generateDrizzleJson(adapter().schema))).toEqual([]);
  });

  it('build, one after another, the very tables that the collections ask for', async () => {
    const { generateDrizzleJson, generateMigration } = adapter().requireDrizzleKit();
    const wanted = new DatabaseSync(':memory:');
    for (const sql of await generateMigration(adapter().defaultDrizzleSnapshot, await generateDrizzleJson(adapter().schema)))
      wanted.exec(sql);
    const migrated = new DatabaseSync(join(process.env.DATA_DIR ?? '', 'jintuo.db'), { readOnly: true });
    expect(shapeOf(migrated)).toEqual(shapeOf(wanted));
    migrated.close();
    wanted.close();
  });

  it('are all named in the list that the server runs, and ran', async () => {
    const files = readdirSync(FOLDER).filter((name) => /^\d.*\.ts$/.test(name));
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.sort());
    const { docs } = await demo.portal.payload.find({ collection: 'payload-migrations', pagination: false });
    expect(docs.map(({ name }) => name).sort()).toEqual(migrations.map(({ name }) => name).sort());
  });
});

// On MongoDB ids are fields of their own, which the types name once more.
it.skipIf(!onSqlite)(`the generated types are those of the collections as they are: if not, ${HOW}`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jintuo-types-'));
  const outputFile = join(folder, 'payload-types.ts');
  const { config } = demo.portal.payload;
  await generateTypes({ ...config, typescript: { ...config.typescript, outputFile } }, { log: false });
  const fresh = await readFile(outputFile, 'utf8');
  await rm(folder, { recursive: true });
  // The order of the fields is the admin's business.
  const linesOf = (text: string) => text.split('\n').sort();
  expect(linesOf(fresh)).toEqual(linesOf(readFileSync('cms/records/payload-types.ts', 'utf8')));
});
