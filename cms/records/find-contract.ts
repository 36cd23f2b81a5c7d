import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Kept } from './kept.ts';
import type { Contract } from './payload-types.ts';

export interface ContractRecord {
  id: string;
  number: string;
  bookingId: string;
  guardianId: string;
  snapshot: ContractSnapshot;
  sha256: string;
  snapshotHash: string;
  file: string;
  pages: number;
  signedAt: string;
}

export function toContract(doc: Contract): ContractRecord {
  return {
    id: doc.id,
    number: doc.number,
    bookingId: String(doc.booking),
    guardianId: String(doc.guardian),
    snapshot: doc.snapshot as unknown as ContractSnapshot,
    sha256: doc.sha256,
    snapshotHash: doc.snapshotHash,
    file: doc.file,
    pages: doc.pages ?? 1,
    signedAt: doc.signedAt,
  };
}

export async function getContract({ payload }: Kept, id: string): Promise<ContractRecord> {
  return toContract(await payload.findByID({ collection: 'contracts', id, depth: 0 }));
}

/** A contract, for the family that signed it. */
export async function findContract(
  { payload }: Kept,
  id: string,
  guardianId: string | undefined,
): Promise<ContractRecord | undefined> {
  if (!guardianId || !/^[0-9a-f-]{24,36}$/i.test(id)) return undefined;
  const doc = await payload.findByID({ collection: 'contracts', id, depth: 0, disableErrors: true });
  const contract = doc ? toContract(doc) : undefined;
  return contract?.guardianId === guardianId ? contract : undefined;
}
