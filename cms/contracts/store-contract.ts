import { conflict, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { unprintable } from '#cms/print/unprintable.ts';
import type { StoredContract } from '#cms/records/contracts.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { renderContractPdf } from './documents/contract-pdf.ts';
import { wordsToKeep } from './documents/contract-text.ts';
import { UnprintableError } from './documents/render-pdf.ts';
import { sealPaper } from './documents/seal-paper.ts';
import { contractHash, sha256 as digest } from './documents/sha256.ts';
import { stillNext } from './draft-to-sign.ts';

const UNKNOWN = { character: '?', number: '' };

/**
 * Puts the words that are signed into the snapshot, then renders and keeps its PDF; `record` is what the collection keeps of it. A
 * contract that cannot show all of its words is not signed: some of them came before words were looked at.
 */
export async function storeContract(
  { environment, files, log, seal }: Pick<Portal, 'environment' | 'files' | 'log' | 'seal'>,
  agreed: ContractSnapshot & { signedAt: string },
): Promise<Result<{ record: StoredContract }>> {
  const snapshot = { ...agreed, said: wordsToKeep(agreed) };
  const pdf = await renderContractPdf(snapshot, environment.origin).catch((error: unknown) => {
    if (error instanceof UnprintableError) return undefined;
    throw error;
  });
  if (!pdf) return unprocessable('contract_not_printable', { params: unprintable(JSON.stringify(snapshot)) ?? UNKNOWN });
  const sealed = await sealPaper({ log, seal }, pdf.bytes, snapshot.signedAt);
  const sha256 = sealed.seal ? digest(sealed.bytes) : pdf.sha256;
  const file = `contracts/${snapshot.number.toLowerCase()}/${sha256.slice(0, 16)}.pdf`;
  await files.put(file, sealed.bytes, 'application/pdf');
  const record = {
    number: snapshot.number,
    version: snapshot.version,
    snapshot,
    snapshotHash: contractHash(snapshot),
    sha256,
    bareHash: pdf.sha256,
    ...(sealed.seal ? { seal: sealed.seal } : {}),
    file,
    pages: pdf.pages,
    signedAt: snapshot.signedAt,
  };
  return { ok: true, record };
}

/**
 * Keeps a signed contract. A family's contracts are put into its chains one after the other; whoever has been overtaken has
 * to be drawn up anew.
 */
export async function addContract(
  { contracts, guardians }: Pick<Portal, 'contracts' | 'guardians'>,
  stored: StoredContract,
  of: { bookingId: string; facilityId: string; guardianId: string },
  unit: Unit,
): Promise<Result<{ contractId: string }>> {
  const { annex, framework } = stored.snapshot;
  if (annex || framework) await guardians.takeTurn(of.guardianId, unit);
  const under = annex && (await stillNext({ contracts }, stored, unit));
  if (annex && !under) return conflict('framework_moved');
  return { ok: true, contractId: await contracts.add({ ...stored, frameworkId: under?.id }, of, unit) };
}
