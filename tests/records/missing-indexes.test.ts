import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

interface Sqlite {
  client: { execute(sql: string): Promise<unknown> };
}
interface Mongo {
  connection: { collection(name: string): { dropIndex(name: string): Promise<unknown> } };
}

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

/** As a database is whose version did not know yet that a receipt's number is unique. */
async function makeOlder(): Promise<string> {
  const db: object = demo.portal.payload.db;
  if (process.env.MONGODB_TEST_URI) {
    await (db as Mongo).connection.collection('receipts').dropIndex('number_1');
    return 'receipts: number (unique)';
  }
  await (db as Sqlite).client.execute('drop index receipts_number_idx');
  await (db as Sqlite).client.execute('create index receipts_number_idx on receipts (number)');
  return 'receipts_number_idx (unique)';
}

it('the doctor names an index that is not as the code needs it', async () => {
  expect(await demo.portal.schema.missingIndexes()).toEqual([]);
  const name = await makeOlder();
  expect(await demo.portal.schema.missingIndexes()).toEqual([name]);
});
