import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { kindOfMount, networkName, requireLocalDisk } from '#cms/ports/database/local-disk.ts';

describe('a folder on a network file system', () => {
  it.each([
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    ['CIFS', 0xff534d42 - 2 ** 32],
    ['SMB', 0xfe534d42],
  ])('is known for %s (%i)', (name, type) => {
    expect(networkName(type, () => undefined)).toBe(name);
  });

  it.each([
    ['sshfs', 'fuse.sshfs'],
    [undefined, 'fuseblk'],
    [undefined, undefined],
  ])('is %s where a program keeps it as %s', (name, kind) => {
    expect(networkName(0x65735546, () => kind)).toBe(name);
  });

  it.each([
    ['ext4', 0xef53],
    ['tmpfs', 0x01021994],
    ['overlay', 0x794c7630],
  ])('is not one on %s', (_, type) => {
    expect(networkName(type, () => 'fuse.sshfs')).toBeUndefined();
  });
});

it('the innermost mount says what a folder is on, its last one where several were made', () => {
  const mounts = [
    '27 1 8:1 / / rw,relatime - ext4 /dev/vda rw',
    '30 27 0:30 / /srv rw - nfs4 host:/srv rw',
    '31 30 0:31 / /srv/city\\040data rw - fuse.sshfs me@host: rw',
    '32 31 0:32 / /srv/city\\040data rw - xfs /dev/vdb rw',
  ].join('\n');
  expect(kindOfMount(mounts, '/home')).toBe('ext4');
  expect(kindOfMount(mounts, '/srv')).toBe('nfs4');
  expect(kindOfMount(mounts, '/srvelse')).toBe('ext4');
  expect(kindOfMount(mounts, '/srv/city data/var')).toBe('xfs');
});

it('this machine’s own disk is taken', async () => {
  await expect(requireLocalDisk(tmpdir())).resolves.toBeUndefined();
});
