import type { Portal } from '#cms/portal/portal.ts';
import type { StoredContract } from '#cms/records/contracts.ts';

type Filing = Pick<Portal, 'contracts' | 'files' | 'log'>;

/**
 * Runs the work by which contracts' papers, which are written before, are to be named. Refused, broken off or overtaken by
 * another signature, it names none: then a paper is taken away again, so that no family's is left that erasure would not
 * find. The list may grow while it runs.
 */
export async function keepingFiles<T>(
  { contracts, files, log }: Filing,
  papers: readonly { record: Pick<StoredContract, 'file' | 'sha256'> }[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } finally {
    for (const { file, sha256 } of papers.map(({ record }) => record))
      await contracts
        .isKept(sha256)
        .then((isKept) => (isKept ? undefined : files.delete(file)))
        .catch((error: unknown) => log.error({ error, file }, 'the paper of a contract that was not signed stays'));
  }
}
