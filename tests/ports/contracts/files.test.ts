import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bucket, createBucket } from '#cms/ports/files/bucket.ts';
import { chooseFiles, readBucket } from '#cms/ports/files/choose.ts';
import { createDiskFiles } from '#cms/ports/files/disk.ts';
import { createS3Files } from '#cms/ports/files/s3.ts';
import { startS3StandIn } from '../../s3-stand-in/index.ts';
import { filesContract } from './files.contract.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

filesContract('disk', async () => createDiskFiles({ folder: join(folder, 'not', 'yet', 'there') }));

describe('files on disk, beyond the contract', () => {
  const contract = new TextEncoder().encode('signed');

  it('lie under their keys as they are', async () => {
    await createDiskFiles({ folder }).put('contracts/a.pdf', contract, 'application/pdf');
    expect(await readFile(join(folder, 'contracts/a.pdf'), 'utf8')).toBe('signed');
  });

  it('leave nothing half-done behind, refused puts included', async () => {
    const files = createDiskFiles({ folder });
    await files.put('contracts/a.pdf', contract, 'application/pdf');
    await expect(files.put('contracts/a.pdf', new Uint8Array(1), 'application/pdf')).rejects.toThrow();
    await expect(files.put('contracts/a.pdf/b', new Uint8Array(1), 'application/pdf')).rejects.toThrow();
    expect(await readdir(join(folder, '.new'))).toEqual([]);
  });

  it('get back a type that a crash left out', async () => {
    const files = createDiskFiles({ folder });
    await files.put('contracts/a.pdf', contract, 'application/pdf');
    await unlink(join(folder, '.types/contracts/a.pdf'));
    expect(await files.get('contracts/a.pdf')).toMatchObject({ contentType: 'application/octet-stream' });
    await files.put('contracts/a.pdf', contract, 'application/pdf');
    expect(await files.get('contracts/a.pdf')).toMatchObject({ contentType: 'application/pdf' });
  });

  it('lie where FILES_DIR says', async () => {
    await chooseFiles({ FILES_DIR: folder }).put('a.txt', contract, 'text/plain');
    expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('signed');
  });
});

describe('S3', () => {
  let server: Awaited<ReturnType<typeof startS3StandIn>>;
  beforeAll(async () => {
    server = await startS3StandIn();
  });
  afterAll(() => server.stop());

  filesContract('an S3 server', async () => {
    server.objects.clear();
    return createS3Files({ bucket: createBucket(server.settings) });
  });

  it('is chosen by its settings, all of them', async () => {
    const files = chooseFiles({ ...server.env, FILES_DIR: folder });
    await files.put('contracts/a.pdf', new TextEncoder().encode('signed'), 'application/pdf');
    expect(files.name).toBe('s3');
    expect(server.objects.get('contracts/a.pdf')?.bytes.toString()).toBe('signed');
    expect(chooseFiles({ FILES_DIR: folder }).name).toBe('disk');
    for (const name of ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
      expect(() => chooseFiles({ ...server.env, [name]: ' ' }), name).toThrow(`S3 needs ${name} as well`);
  });

  it('is not taken for empty when it cannot be read', async () => {
    const broken = (wrong: object) => createS3Files({ bucket: createBucket({ ...server.settings, ...wrong }) }).get('a.txt');
    await expect(broken({ secretAccessKey: 'other' })).rejects.toThrow('SignatureDoesNotMatch');
    await expect(broken({ bucket: 'other' })).rejects.toThrow('NoSuchBucket');
  });
});

const { S3_TEST_BUCKET, S3_TEST_REGION, S3_TEST_ENDPOINT, S3_TEST_ACCESS_KEY_ID, S3_TEST_SECRET_ACCESS_KEY } = process.env;
const given = readBucket({
  S3_BUCKET: S3_TEST_BUCKET,
  S3_REGION: S3_TEST_REGION,
  S3_ENDPOINT: S3_TEST_ENDPOINT,
  S3_PATH_STYLE: 'true',
  S3_ACCESS_KEY_ID: S3_TEST_ACCESS_KEY_ID,
  S3_SECRET_ACCESS_KEY: S3_TEST_SECRET_ACCESS_KEY,
});

describe('the S3 server that is given', () => {
  if (!given) it.skip('skipped: S3_TEST_BUCKET and its like are not set', () => undefined);
  else filesContract('it', async () => createS3Files({ bucket: within(`test-${randomUUID()}`, createBucket(given)) }));
});

/** A part of a bucket that is used for something else as well. */
function within(folder: string, { put, get, list, delete: remove }: Bucket): Bucket {
  const at = (key: string) => `${folder}/${key}`;
  return {
    put: (key, ...rest) => put(at(key), ...rest),
    get: (key, ...rest) => get(at(key), ...rest),
    list: async function* () {
      for await (const key of list()) if (key.startsWith(`${folder}/`)) yield key.slice(folder.length + 1);
    },
    delete: (key) => remove(at(key)),
  };
}
