import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@libsql/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openConnection } from '#cms/ports/database/kept-statements.ts';

let folder: string;
let one: Client;
let other: Client;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-kept-'));
  const url = `file:${join(folder, 'test.db')}`;
  one = openConnection(url);
  await one.execute('PRAGMA journal_mode = WAL');
  await one.execute('create table t (id text primary key, n integer)');
  other = openConnection(url);
});
afterEach(() => {
  one.close();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (id: string, n: number) => one.execute({ sql: 'insert into t (id, n) values (?, ?)', args: [id, n] });

it('a row is read by the names of its columns, the first of two that are the same, and by their numbers', async () => {
  expect(await add('a', 1)).toMatchObject({ rowsAffected: 1, rows: [] });
  const sql = 'select t.id, t.n, b.n + 1 as n, null as empty from t join t b on b.id = t.id';
  for (let again = 0; again < 2; again++) {
    const [row] = (await one.execute(sql)).rows;
    expect({ ...row }).toEqual({ id: 'a', n: 1, empty: null });
    expect(Array.from(row as unknown as ArrayLike<unknown>)).toEqual(['a', 1, 2, null]);
  }
});

it('a statement that was kept sees the columns that tables have by now, changed here or by another', async () => {
  await add('a', 1);
  const look = async () => ({ ...(await one.execute('select * from t')).rows[0] });
  expect(await look()).toEqual({ id: 'a', n: 1 });
  await other.execute("alter table t add column more text default 'x'");
  expect(await look()).toEqual({ id: 'a', n: 1, more: 'x' });
  await one.execute('alter table t rename column more to less');
  expect(await look()).toEqual({ id: 'a', n: 1, less: 'x' });
});

it('a statement that has failed fails no other, nor itself the next time, and can be committed after', async () => {
  await add('a', 1);
  await one.execute('BEGIN IMMEDIATE');
  await expect(add('a', 2)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  await add('b', 2);
  await one.execute('COMMIT');
  expect((await other.execute('select count(*) as n from t')).rows[0]?.n).toBe(2);
});

it('nothing that was read keeps another from writing, nor its log from being taken in', async () => {
  await one.execute(
    'insert into t with recursive c (n) as (select 0 union all select n + 1 from c where n < 249) select n, n from c',
  );
  expect((await one.execute('select id from t order by n')).rows).toHaveLength(250);
  await other.execute("delete from t where id = '1'");
  expect((await other.execute('PRAGMA wal_checkpoint(TRUNCATE)')).rows[0]?.[0]).toBe(0);
  expect((await one.execute('select id from t order by n')).rows).toHaveLength(249);
});

it('values are given as what the database takes, and one that it cannot hold is refused', async () => {
  const asked = { sql: 'select ? as a, ? as b, ? as c', args: [true, new Date(5), new TextEncoder().encode('x').buffer] };
  const [row] = (await one.execute(asked)).rows;
  expect([row?.a, row?.b]).toEqual([1, 5]);
  expect(new TextDecoder().decode(row?.c as ArrayBuffer)).toContain('x');
  await expect(one.execute({ sql: 'select ?', args: [Number.NaN] })).rejects.toThrow(RangeError);
});
