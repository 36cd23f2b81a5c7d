import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getPayload } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeArchive } from '#cms/backup/archive.ts';
import { lockFor, openerFor, passphraseFrom } from '#cms/backup/keys.ts';
import { MANIFEST } from '#cms/backup/manifest.ts';
import { checkBackup } from '#cms/backup/read-backup.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { migrations } from '#cms/migrations/index.ts';
import { configFor } from '#cms/payload.config.ts';
import { chooseFiles } from '#cms/ports/files/choose.ts';
import { createRecords } from '#cms/records/records.ts';
import { createDigest, createWholeCity, type WholeCity } from '#cms/records/whole-city.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { runProcess } from '../support/run-process.ts';
import { capacityOf } from './capacity-of.ts';

const folder = String(process.env.DATA_DIR);
const file = join(folder, '..', `${process.pid}-drill.age`);
const request = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } } as const;

const backup = (...args: string[]) => runProcess('cms/commands/backup.ts', args);
const restore = (...args: string[]) => runProcess('cms/commands/restore.ts', args);

/** What every part of a city says, but for the log that the backup itself is written into. */
async function digestsOf(city: WholeCity) {
  return city.atOneMoment(async (moment) => {
    const found: Record<string, object> = {};
    for (const part of city.parts) {
      const digest = createDigest(part);
      for await (const some of moment.read(part.collection, part.layer)) digest.add(some);
      if (part.collection !== 'audit-log') found[`${part.layer}/${part.collection}`] = digest.result();
    }
    return found;
  });
}

async function everything(payload: DemoPortal['portal']['payload']) {
  const { docs } = await payload.find({ collection: 'contracts', pagination: false, depth: 0, sort: 'id' });
  const files = chooseFiles({ FILES_DIR: join(folder, 'files') });
  const contracts = await Promise.all(
    docs.map(async (contract) => {
      const bytes = (await files.get(contract.file))?.bytes ?? new Uint8Array();
      return { ...contract, found: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
  return {
    contracts,
    capacity: await capacityOf(payload),
    ledger: await createRecords({ payload, now: () => TEST_NOW }).ledger.checkBalance(),
    digests: await digestsOf(createWholeCity({ payload })),
  };
}

describe('what was backed up', () => {
  let demo: DemoPortal;
  let before: Awaited<ReturnType<typeof everything>>;
  let restored: DemoPortal['portal']['payload'] | undefined;

  beforeAll(async () => {
    demo = await demoPortal({ enrolled: false });
    await book(demo.portal, await newFamily(demo.portal, 1), request);
    await book(demo.portal, await newFamily(demo.portal, 2), { ...request, window: { from: 600, to: 720 } });
    before = await everything(demo.portal.payload);
  });
  afterAll(async () => {
    await restored?.destroy();
    await rm(file, { force: true });
  });

  it('is one file, written while the portal serves, that shows nothing', async () => {
    // Writes go on meanwhile.
    const busy = Array.from({ length: 8 }, async (_, n) => newFamily(demo.portal, 10 + n));
    const [made] = await Promise.all([backup(file), ...busy]);
    expect(made.output).toMatch(/documents and \d+ files in .* MB\nSHA-256 [0-9a-f]{64}/);
    expect(made.code).toBe(0);
    const bytes = await readFile(file);
    expect(made.output).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    expect(await demo.portal.audit.lastOf('back_up')).toMatchObject({ detail: { file } });
  });

  it('is not written over', async () => {
    expect((await backup(file)).output).toContain('is there already: choose another name');
  });

  it('is not restored where a city is', async () => {
    const { output, code } = await restore(file);
    expect(output).toMatch(/in use|is there already|holds .* already/);
    expect(code).toBe(1);
  });

  it('comes back after everything else was lost', async () => {
    await book(demo.portal, await newFamily(demo.portal, 3), { ...request, window: { from: 660, to: 780 } });
    expect((await everything(demo.portal.payload)).contracts).toHaveLength(before.contracts.length + 1);
    await demo.close();
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });

    const { output, code } = await restore(file);
    expect(output).toContain('0 out of balance');
    expect(output).toMatch(/search index built: \d+ facilities/);
    expect(code).toBe(0);
    expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);

    restored = await getPayload({ config: configFor(readEnvironment()), key: 'restored' });
    const after = await everything(restored);
    const { digests, ...facts } = after;
    expect(facts).toEqual({ contracts: before.contracts, capacity: before.capacity, ledger: before.ledger });
    for (const { found, sha256 } of after.contracts) expect(found).toBe(sha256);
    // Eight families came while it was written: none of them in part.
    const { 'documents/guardians': guardians, 'documents/children': children, 'documents/changes': _, ...rest } = digests;
    for (const [part, digest] of Object.entries(rest)) expect([part, digest]).toEqual([part, before.digests[part]]);
    expect([guardians, children]).toEqual([expect.anything(), expect.anything()]);
  });
});

describe('a backup is refused', () => {
  const passphrase = passphraseFrom({ NODE_ENV: 'test' }, { secret: 'a passphrase that is long enough' });
  const lock = () => {
    const lock = lockFor([], passphrase);
    lock.setScryptWorkFactor(10);
    return lock;
  };
  const names = migrations.map(({ name }) => name);
  const about = {
    ...{ format: 1, madeAt: TEST_NOW, city: 'taizhou', mode: 'demo', database: 'sqlite' },
    ...{ migrations: names, settings: [], counts: {} },
  };
  const path = join(folder, '..', `${process.pid}-refused.age`);
  afterAll(() => rm(path, { force: true }));

  const make = (manifest: object, entries: Record<string, string> = { 'files/a.txt': 'a' }) =>
    writeArchive(path, lock(), async (add, written) => {
      await add(MANIFEST, Buffer.from(JSON.stringify(manifest)));
      for (const [name, text] of Object.entries(entries)) await add(name, Buffer.from(text), 'text/plain');
      await add('contents.json', Buffer.from(JSON.stringify({ entries: written, parts: {} })));
    });
  const check = async (at = path, key = passphrase) =>
    checkBackup(at, { opener: await openerFor(undefined, key), migrations: names, onEntry: () => undefined });

  it('not when it is whole', async () => {
    await make(about);
    expect((await check()).contents.entries.map(({ name }) => name)).toEqual(['manifest.json', 'files/a.txt']);
  });

  it('when a byte of it has changed, wherever', async () => {
    await make(about, { 'files/a.txt': 'a'.repeat(200_000) });
    const whole = await readFile(path);
    for (const at of [3, 150, Math.floor(whole.length / 2), whole.length - 1]) {
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(path, altered);
      await expect(check(), `byte ${at}`).rejects.toThrow('This backup is refused');
    }
  });

  it('when it is cut off, wherever', async () => {
    await make(about, { 'files/a.bin': Array.from({ length: 60_000 }, (_, n) => (n * 7919) % 9973).join('') });
    const whole = await readFile(path);
    for (const length of [0, 100, 1000, Math.floor(whole.length / 2), whole.length - 1]) {
      await writeFile(path, whole.subarray(0, length));
      await expect(check(), `${length} bytes`).rejects.toThrow('This backup is refused');
    }
  });

  it('when it is locked with another passphrase', async () => {
    await make(about);
    await expect(check(path, { ...passphrase, passphrase: 'another that is long enough' })).rejects.toMatchObject({
      code: 'locked',
      message: 'This backup is refused: this key or passphrase does not open it.',
    });
  });

  it.each([
    ['format', { ...about, format: 2 }],
    ['migration', { ...about, migrations: [...names, '20991231_235959_later'] }],
  ])('when a newer version made it, by its %s', async (_, manifest) => {
    await make(manifest);
    await expect(check()).rejects.toMatchObject({ code: 'newer', message: expect.stringContaining('a newer version') });
  });

  it('by the command too, in a sentence, and nothing is left behind', async () => {
    await make({ ...about, format: 2 });
    const at = join(folder, 'elsewhere');
    process.env.BACKUP_PASSPHRASE = passphrase.passphrase;
    const data = { DATA_DIR: at, DATABASE_URI: '' };
    const kept = { DATA_DIR: process.env.DATA_DIR, DATABASE_URI: process.env.DATABASE_URI };
    Object.assign(process.env, data);
    const { output, code } = await restore(path);
    for (const [name, value] of Object.entries(kept)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    delete process.env.BACKUP_PASSPHRASE;
    expect(output.trim().split('\n').at(-1)).toMatch(/^This backup is refused: a newer version of the portal made it/);
    expect(code).toBe(1);
    expect((await readdir(at)).filter((name) => !/-(setup|users|first\.json)$/.test(name))).toEqual([]);
  });

  it('never by its owner’s age key, which opens it', async () => {
    const { generateIdentity, identityToRecipient } = await import('age-encryption');
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    await writeArchive(path, lockFor([recipient], passphrase), async (add, written) => {
      await add(MANIFEST, Buffer.from(JSON.stringify(about)));
      await add('contents.json', Buffer.from(JSON.stringify({ entries: written, parts: {} })));
    });
    const keyFile = `${path}.key`;
    await writeFile(keyFile, `# created by age-keygen\n${identity}\n`);
    const opener = await openerFor(keyFile, passphrase);
    const { manifest } = await checkBackup(path, { opener, migrations: names, onEntry: () => undefined });
    expect(manifest.city).toBe('taizhou');
    await rm(keyFile);
    expect(() => lockFor(['age1nothing'], passphrase)).toThrow('is not the public half of an age key');
  });
});
