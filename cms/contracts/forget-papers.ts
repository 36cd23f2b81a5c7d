import { setTimeout as sleep } from 'node:timers/promises';
import type { Portal } from '#cms/portal/portal.ts';

/** Longer than any signature takes from its paper to its record. */
const SIGNING_MS = 60_000;

/**
 * Removes papers of contracts that were never signed: whoever signed was cut off between the paper and the record that names
 * it. One that is being signed right now is named by the time it is looked at again.
 */
export async function forgetPapers(
  { contracts, files, log }: Pick<Portal, 'contracts' | 'files' | 'log'>,
  wait: () => Promise<unknown> = () => sleep(SIGNING_MS),
): Promise<void> {
  const papers: string[] = [];
  for await (const key of files.list()) if (key.startsWith('contracts/')) papers.push(key);
  const unnamed = await contracts.unnamed(papers);
  if (unnamed.length === 0) return;
  await wait();
  for (const file of await contracts.unnamed(unnamed)) {
    await files.delete(file);
    log.warn({ file }, 'the paper of a contract that was not signed is removed');
  }
}
