import { createDiskFiles } from './disk.ts';
import type { FilesPort } from './port.ts';

/** Files on this machine's disk, in `FILES_DIR` (default `var/files` in the working folder). */
export function chooseFiles(env: Record<string, string | undefined>): FilesPort {
  return createDiskFiles({ folder: env.FILES_DIR?.trim() || 'var/files' });
}
