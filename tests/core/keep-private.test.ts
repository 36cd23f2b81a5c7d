import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findOpenToOthers, makePrivate } from '#cms/core/keep-private.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-private-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('what others may read is taken from them, and what lies beside is left alone', () => {
  const [data, elsewhere] = [join(folder, 'data'), join(folder, 'elsewhere')];
  const inner = ['media/picture.webp', 'files/contracts/one.pdf', 'files/.types/contracts/one.pdf'].map((name) =>
    join(data, name),
  );
  const database = ['one.db', 'one.db-wal', 'one.db-shm', 'one.db-users'].map((name) => join(elsewhere, name));
  const beside = join(elsewhere, 'somebody-elses.txt');
  for (const path of [...inner, ...database, beside]) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'x');
    chmodSync(path, 0o644);
  }
  for (const path of [data, join(data, 'media'), elsewhere]) chmodSync(path, 0o755);
  symlinkSync(beside, join(data, 'link'));
  const kept = { dataDir: data, filesDir: join(data, 'files'), databaseUri: `file:${database[0]}` };
  expect(findOpenToOthers(kept)).toEqual(expect.arrayContaining([data, ...inner, ...database]));
  makePrivate(kept);
  expect(findOpenToOthers(kept)).toEqual([]);
  for (const path of [...inner, ...database]) expect([path, mode(path)]).toEqual([path, '600']);
  for (const path of [data, join(data, 'media')]) expect([path, mode(path)]).toEqual([path, '700']);
  expect([mode(beside), mode(elsewhere)]).toEqual(['644', '755']);
});

it('a portal whose database is elsewhere, or that has no folder yet, is looked at without harm', () => {
  const none = join(folder, 'none');
  expect(findOpenToOthers({ dataDir: none, filesDir: none, databaseUri: 'mongodb://db.example/jintuo' })).toEqual([]);
  expect(findOpenToOthers({ dataDir: none, filesDir: none, databaseUri: `file:${none}/one.db` })).toEqual([]);
});
