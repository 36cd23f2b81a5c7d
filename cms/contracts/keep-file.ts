import type { Portal } from '#cms/portal/portal.ts';
import type { StoredContract } from '#cms/records/contracts.ts';

type Filing = Pick<Portal, 'contracts' | 'files' | 'log'>;

/**
 * Runs the unit of work by which a contract's paper, which is written before, is to be named. Refused, broken off or
 * overtaken by another signature, it names none: then the paper is taken away again, so that no family's is left that
 * erasure would not find.
 */
export async function keepingFile<T>(
  { contracts, files, log }: Filing,
  { file, sha256 }: Pick<StoredContract, 'file' | 'sha256'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } finally {
    await contracts
      .isKept(sha256)
      .then((isKept) => (isKept ? undefined : files.delete(file)))
      .catch((error: unknown) => log.error({ error, file }, 'the paper of a contract that was not signed stays'));
  }
}
