import type { Portal } from '#cms/portal/portal.ts';
import type { ContractRecord, FrameworkRecord } from '#cms/records/contracts.ts';
import { hangsOn } from '#domain/contract/amendment.ts';
import { isWholeChain } from '#domain/contract/annex-chain.ts';
import { contractHash } from './documents/sha256.ts';
import { headOf } from './draft-to-sign.ts';

export interface Chain {
  framework: FrameworkRecord;
  annexes: ContractRecord[];
  /** Whether each is what was signed and hangs on the one before: worked out anew from what is kept of them. */
  whole: boolean;
}

/** A framework contract with all that was agreed under it, from any of them; none of a contract that stands alone. */
export async function readChain(
  { contracts }: Pick<Portal, 'contracts'>,
  { id, snapshot, frameworkId }: Pick<ContractRecord, 'id' | 'snapshot' | 'frameworkId'>,
): Promise<Chain | 'missing' | undefined> {
  if (!snapshot.annex && !snapshot.framework) return undefined;
  const framework = await contracts.findFramework(snapshot.annex ? frameworkId : id);
  if (!framework) return 'missing';
  const annexes = await contracts.annexesOf(framework.id);
  const links = annexes.map((one) => ({ hash: contractHash(one.snapshot), link: one.snapshot.annex }));
  const linked = links.flatMap(({ hash, link }) => (link ? [{ hash, link }] : []));
  const head = headOf({ snapshot: framework.snapshot, snapshotHash: contractHash(framework.snapshot) });
  return { framework, annexes, whole: linked.length === links.length && isWholeChain(head, linked) };
}

/** Whether a version that was signed again hangs on the one before, whose digest is worked out anew; a first version hangs on none. */
export async function fitsBefore(
  { contracts }: Pick<Portal, 'contracts'>,
  contract: Pick<ContractRecord, 'bookingId' | 'snapshot' | 'version'>,
): Promise<boolean> {
  if (!contract.snapshot.amends) return true;
  const before = await contracts.before(contract);
  return before !== undefined && hangsOn(contract.snapshot, { snapshot: before.snapshot, hash: contractHash(before.snapshot) });
}
