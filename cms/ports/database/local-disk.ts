import { readFileSync, realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';

/** Linux's numbers of file systems that are another machine's. */
const NETWORK: Record<number, string> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB',
  12805120: 'Ceph',
  1397113167: 'AFS',
  1937076805: 'Coda',
  1196443219: 'GPFS',
  198183888: 'Lustre',
  428016422: 'BeeGFS',
};
/** Programs' own file systems have one number for all of them: which it is stands where it was mounted. */
const FUSE = 0x65735546;
const NETWORK_PROGRAM = /^fuse\.(sshfs|s3fs|rclone|glusterfs|ceph|gcsfuse|goofys|juicefs|curlftpfs|davfs|smbnetfs|mfs)/;

/** Throws where a folder is on another machine: SQLite's locks do not hold there, and two machines would damage the file. */
export async function requireLocalDisk(folder: string): Promise<void> {
  const { type } = await statfs(folder);
  const network = networkName(type, () => mountedAs(realpathSync(folder)));
  if (network)
    throw new Error(
      `${folder} is on a network file system (${network}), where SQLite cannot keep the data safe. Set DATA_DIR to a disk of this machine, or DATABASE_URI to a MongoDB.`,
    );
}

/** @param type as `statfs` gives it; some systems give it as a negative number. */
export function networkName(type: number, mounted: () => string | undefined): string | undefined {
  if (type >>> 0 !== FUSE) return NETWORK[type >>> 0];
  return NETWORK_PROGRAM.exec(mounted() ?? '')?.[1];
}

/** The kind of file system that a folder is on, as it was mounted: `fuse.sshfs`. */
function mountedAs(folder: string): string | undefined {
  try {
    return kindOfMount(readFileSync('/proc/self/mountinfo', 'utf8'), folder);
  } catch {
    return undefined;
  }
}

/** The innermost of the mounts that a folder is in; of several at one place the last. */
export function kindOfMount(mountinfo: string, folder: string): string | undefined {
  let found: { point: string; kind: string } | undefined;
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = (before.split(' ')[4] ?? '').replaceAll('\\040', ' ');
    const within = point === '/' || folder === point || folder.startsWith(`${point}/`);
    if (point && within && point.length >= (found?.point.length ?? 0)) found = { point, kind: after.split(' ')[0] ?? '' };
  }
  return found?.kind;
}
