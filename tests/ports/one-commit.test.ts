import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Client, Transaction } from '@libsql/client';
import type { BaseDatabaseAdapter } from 'payload';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isConflict } from '#cms/ports/database/is-conflict.ts';
import { createQueuedClient } from '#cms/ports/database/queued-client.ts';
import { TOGETHER, tellTrueEnds } from '#cms/ports/database/true-ends.ts';

type Ends = Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>;

let folder: string;
let client: Client;
let db: Ends;
const begun = new Map<number | string, Transaction>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-commit-'));
  // However slow the machine is, the others still come in; and nobody is taken for slow who is not.
  client = await createQueuedClient(`file:${join(folder, 'test.db')}`, { openMs: 60_000, slowestMs: 2000 });
  await client.execute('create table parents (id integer primary key)');
  await client.execute(
    'create table rows (who text unique, parent integer references parents (id) deferrable initially deferred)',
  );
  let n = 0;
  // As Payload's adapter does: what goes wrong at the end it keeps to itself.
  db = {
    beginTransaction: async () => {
      const transaction = await client.transaction();
      begun.set(++n, transaction);
      return n;
    },
    commitTransaction: async (id) =>
      begun
        .get(await id)
        ?.commit()
        .catch(() => undefined),
    rollbackTransaction: async (id) =>
      begun
        .get(await id)
        ?.rollback()
        .catch(() => undefined),
  };
  tellTrueEnds(db);
});
afterEach(() => {
  client.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is on the disk, and in what others read. */
const rows = async () => (await client.execute('select who from rows order by rowid')).rows.map(({ who }) => who);

/** A unit of work that may share its commit: it writes when it has its turn, and ends when it is told. */
function unit(who: string, { parent = null as number | null, shares = true } = {}) {
  const state = { wrote: false, told: 'nothing yet' as string, error: undefined as unknown };
  const go = Promise.withResolvers<'commit' | 'roll back'>();
  const ended = (async () => {
    const id = await db.beginTransaction(shares ? (TOGETHER as Record<string, unknown>) : undefined);
    if (id === null) throw new Error('not begun');
    try {
      await begun.get(id)?.execute({ sql: 'insert into rows values (?, ?)', args: [who, parent] });
      state.wrote = true;
      if ((await go.promise) === 'commit') await db.commitTransaction(id);
      else await db.rollbackTransaction(id);
      state.told = 'ended';
    } catch (error) {
      state.error = error;
      state.told = 'failed';
      await db.rollbackTransaction(id).catch(() => undefined);
    }
  })();
  return { state, ended, commit: () => go.resolve('commit'), rollBack: () => go.resolve('roll back') };
}
const wrote = (one: ReturnType<typeof unit>) => expect.poll(() => one.state.wrote, { interval: 1, timeout: 20_000 }).toBe(true);

it('those who wait are committed at once, and none is told before all are on the disk', async () => {
  const [a, b, c] = [unit('a'), unit('b'), unit('c')];
  b.commit();
  c.commit();
  await wrote(a);
  const seen: unknown[] = [];
  // Looks at every step at which anything could be told or seen.
  const looking = (async () => {
    while (a.state.told === 'nothing yet') {
      seen.push((await rows()).length);
      await Promise.resolve();
    }
  })();
  a.commit();
  await Promise.all([a.ended, b.ended, c.ended, looking]);
  expect([...new Set(seen)].filter((count) => count !== 3)).toEqual([0]);
  expect([a, b, c].map(({ state }) => state.told)).toEqual(['ended', 'ended', 'ended']);
  expect(await rows()).toEqual(['a', 'b', 'c']);
});

it('whoever does not share is committed by itself, and closes what is open before it', async () => {
  const [a, alone, b] = [unit('a'), unit('alone', { shares: false }), unit('b')];
  await wrote(a);
  a.commit();
  await a.ended;
  expect(await rows()).toEqual(['a']);
  await wrote(alone);
  alone.commit();
  await alone.ended;
  expect(await rows()).toEqual(['a', 'alone']);
  b.commit();
  await b.ended;
  expect(await rows()).toEqual(['a', 'alone', 'b']);
});

it('one that is undone takes back its own alone, and so does one that fails', async () => {
  const [a, b, c, d] = [unit('a'), unit('b'), unit('a'), unit('d')];
  for (const one of [a, c, d]) one.commit();
  b.rollBack();
  await Promise.all([a, b, c, d].map(({ ended }) => ended));
  expect([a, b, c, d].map(({ state }) => state.told)).toEqual(['ended', 'ended', 'failed', 'ended']);
  expect(String(c.state.error)).toContain('UNIQUE');
  expect(await rows()).toEqual(['a', 'd']);
});

it('where they cannot be committed none has happened, and each hears that it is to be done again', async () => {
  const [a, b] = [unit('a'), unit('b', { parent: 42 })];
  const refused = unit('refused');
  for (const one of [a, b]) one.commit();
  refused.rollBack();
  await Promise.all([a.ended, b.ended, refused.ended]);
  // What was refused had seen what has not happened.
  expect([a, b, refused].map(({ state }) => [state.told, isConflict(state.error)])).toEqual(
    Array.from({ length: 3 }, () => ['failed', true]),
  );
  expect(await rows()).toEqual([]);
  const next = unit('next');
  next.commit();
  await next.ended;
  expect(await rows()).toEqual(['next']);
});

it('one that cannot be committed alone hears why', async () => {
  const one = unit('one', { parent: 42 });
  one.commit();
  await one.ended;
  expect(String(one.state.error)).toContain('FOREIGN KEY');
});

it('one that takes long does not keep the others waiting: it is taken back, and is to be done again', async () => {
  const [a, slow, c] = [unit('a'), unit('slow'), unit('c')];
  for (const one of [a, c]) one.commit();
  await Promise.all([a.ended, c.ended]);
  expect([a.state.told, slow.state.told, c.state.told]).toEqual(['ended', 'nothing yet', 'ended']);
  expect(await rows()).toEqual(['a', 'c']);
  slow.commit();
  await slow.ended;
  expect([slow.state.told, isConflict(slow.state.error)]).toEqual(['failed', true]);
  expect(await rows()).toEqual(['a', 'c']);
});

it('one that was taken back and then refuses by what it saw hears that it is to be done again', async () => {
  const [a, slow] = [unit('a'), unit('slow')];
  a.commit();
  await a.ended;
  slow.rollBack();
  await slow.ended;
  expect([slow.state.told, isConflict(slow.state.error)]).toEqual(['failed', true]);
  expect(await rows()).toEqual(['a']);
});

it('one that takes long by itself is left alone', async () => {
  const slow = unit('slow');
  await wrote(slow);
  await setTimeout(4500);
  slow.commit();
  await slow.ended;
  expect(slow.state.told).toBe('ended');
  expect(await rows()).toEqual(['slow']);
});

it('a full disk fails whom it fails, and nothing is written outside of a unit', async () => {
  await client.execute('pragma max_page_count = 8');
  const [a, big] = [unit('a'), unit('x'.repeat(40_000))];
  for (const one of [a, big]) one.commit();
  await Promise.all([a.ended, big.ended]);
  expect(big.state.told).toBe('failed');
  expect(await rows()).toEqual(a.state.told === 'ended' ? ['a'] : []);
  await client.execute('pragma max_page_count = 1000000');
  const next = unit('next');
  next.commit();
  await next.ended;
  expect(next.state.told).toBe('ended');
});
