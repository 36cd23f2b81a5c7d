import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { getPayload } from 'payload';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { moveCity } from '#cms/backup/move-city.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { configFor } from '#cms/payload.config.ts';
import { createRecords } from '#cms/records/records.ts';
import { createWholeCity, type WholeCity } from '#cms/records/whole-city.ts';
import { isSeeded } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';
import { capacityOf } from './capacity-of.ts';

/** A city begins on SQLite, wherever the other tests of this run keep theirs. */
const given = vi.hoisted(() => {
  delete process.env.DATABASE_URI;
  return process.env.MONGODB_TEST_URI;
});

const request = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } } as const;
const TOKEN = 'a token that somebody has in a cookie';
const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');

function onServer(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/jintuo-move-${randomUUID()}`;
  return url.toString();
}
const elsewhere = (name: string) => `file:${join(String(process.env.DATA_DIR), name, 'jintuo.db')}`;
const places: [string, () => string][] = [
  [given ? 'another SQLite file' : 'another SQLite file (no MongoDB was given)', () => elsewhere(randomUUID())],
  ...(given ? [['MongoDB', () => onServer(given)] as [string, () => string]] : []),
];

type Payload = DemoPortal['portal']['payload'];

async function open(uri: string) {
  const payload: Payload = await getPayload({ config: configFor({ ...readEnvironment(), databaseUri: uri }), key: uri });
  const records = createRecords({ payload, now: () => TEST_NOW });
  const drop = async () => {
    if ('connection' in payload.db) await (payload.db.connection as { dropDatabase(): Promise<unknown> }).dropDatabase();
    await payload.destroy();
  };
  return { payload, records, city: createWholeCity({ payload }), drop };
}

async function facts(payload: Payload) {
  const find = async (collection: 'contracts' | 'facilities') =>
    (await payload.find({ collection, pagination: false, depth: 0, sort: 'id' })).docs;
  return {
    contracts: (await find('contracts'))
      .map((one) => Object(one))
      .map(({ id, sha256, snapshotHash, file }) => ({ id, sha256, snapshotHash, file })),
    addresses: (await find('facilities')).map((one) => Object(one)).map(({ id, slug }) => ({ id, slug })),
    capacity: await capacityOf(payload),
    ledger: await createRecords({ payload, now: () => TEST_NOW }).ledger.checkBalance(),
  };
}

/** The same database, where the connection breaks after so many writes. */
function breakingAfter(writes: number, city: WholeCity): WholeCity {
  let left = writes;
  return {
    ...city,
    puttingBack: (work) =>
      city.puttingBack((put) =>
        work(async (...args) => {
          if (left-- <= 0) throw new Error('the connection was lost');
          await put(...args);
        }),
      ),
  };
}

let demo: DemoPortal;
let from: WholeCity;
let guardianId: string;
const quiet = { onProgress: () => undefined };

beforeAll(async () => {
  demo = await demoPortal();
  const family = await newFamily(demo.portal, 1);
  guardianId = family.guardianId;
  await book(demo.portal, family, request);
  await demo.portal.sessions.add({
    tokenHash: tokenHash(TOKEN),
    guardianId,
    expiresAt: '2026-12-20T00:00:00.000Z',
    device: 'program',
    begunAt: demo.portal.now(),
    seenAt: demo.portal.now(),
  });
  from = createWholeCity({ payload: demo.portal.payload });
});
afterAll(() => demo.close());

describe.each(places)('a city that moves to %s', (_, placed) => {
  let to: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    to = await open(placed());
  });
  afterAll(() => to.drop());
  const starts = async () => isSeeded({ ...to.records, city: demo.portal.city, environment: demo.portal.environment });

  it('is not taken for whole when the move is cut off', async () => {
    await expect(moveCity({ from, to: breakingAfter(12, to.city) }, quiet)).rejects.toThrow('the connection was lost');
    await expect(starts()).rejects.toThrow('broken off: run the same npm run move');
  });

  it('goes on where it was cut off, and is the same in the end, part by part', async () => {
    const moved = await moveCity({ from, to: to.city }, quiet);
    expect(moved.filter(({ found }) => found > 0).length).toBeGreaterThan(3);
    expect(moved.find(({ name }) => name === 'versions/articles')?.documents).toBeGreaterThan(10);
    expect(await starts()).toBe(true);
  });

  it('keeps ids, addresses, contracts and their hashes, capacity, ledger, and who is signed in', async () => {
    const before = await facts(demo.portal.payload);
    expect(before.contracts.length).toBeGreaterThan(0);
    expect(await facts(to.payload)).toEqual(before);
    const here = { sessions: to.records.sessions, now: () => TEST_NOW };
    expect(await findGuardian(here, TOKEN)).toMatchObject({ id: guardianId });
    const users = (await to.payload.db.find<{ email: string; hash?: string }>({ collection: 'users', pagination: false })).docs;
    const were = (await demo.portal.payload.db.find<{ email: string; hash?: string }>({ collection: 'users', pagination: false }))
      .docs;
    const sorted = (some: typeof users) => some.map(({ email, hash }) => [email, hash]).sort();
    expect(sorted(users)).toEqual(sorted(were));
  });

  it('is not moved into a database in which something is', async () => {
    await expect(moveCity({ from, to: to.city }, quiet)).rejects.toMatchObject({ code: 'not_empty' });
  });

  it('is compared in the end: one document that is not the same is told', async () => {
    const other = await open(placed());
    const meddled: WholeCity = {
      ...other.city,
      puttingBack: (work) =>
        other.city.puttingBack((put) =>
          work((collection, layer, documents) =>
            put(
              collection,
              layer,
              collection === 'ledger-entries'
                ? documents.map((one, at) => (at === 0 ? { ...one, kind: 'other' } : one))
                : documents,
            ),
          ),
        ),
    };
    await expect(moveCity({ from, to: meddled }, quiet)).rejects.toThrow(
      /What arrived is not what left: documents\/ledger-entries/,
    );
    expect(await other.city.bringing()).toBeDefined();
    await other.drop();
  });
});

describe('npm run move', () => {
  const move = (...args: string[]) => runProcess('cms/commands/move.ts', args);

  it.each([
    [[], 'Name the one MongoDB to move to'],
    [['mongodb://localhost:27017'], 'Name the database in it, too'],
  ])('with %j says what it needs', async (args, why) => {
    const { output, code } = await move(...args);
    expect([output.includes(why), code]).toEqual([true, 1]);
  });

  it('waits for no portal that serves: it must be stopped first', async () => {
    const { output, code } = await move('mongodb://127.0.0.1:9/jintuo');
    expect(output).toContain('is in use: stop the portal first, so that nothing is left behind.');
    expect(code).toBe(1);
  });
});

it('one document more or less, or one letter, is another digest', async () => {
  const { createDigest } = await import('#cms/records/whole-city.ts');
  const digest = (...documents: { id: string; name?: string | null }[]) => {
    const one = createDigest({ collection: 'children', layer: 'documents' });
    one.add(documents);
    return one.result().digest;
  };
  const [a, b] = [
    { id: randomUUID(), name: 'a' },
    { id: createHash('sha256').digest('hex'), name: 'b' },
  ];
  expect(digest(a, b)).toBe(digest(b, a));
  expect(digest({ id: 'a', name: null })).toBe(digest({ id: 'a' }));
  expect(new Set([digest(a), digest(a, b), digest(a, { ...b, name: 'c' }), digest({ ...a, id: 'x' }, b)]).size).toBe(4);
});
