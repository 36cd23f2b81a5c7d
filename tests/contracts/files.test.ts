import { mkdtemp, readdir, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseFiles } from '#cms/ports/files/choose.ts';
import { createDiskFiles } from '#cms/ports/files/disk.ts';
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
