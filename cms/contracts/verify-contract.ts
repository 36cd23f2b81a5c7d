import type { Portal } from '#cms/portal/portal.ts';
import { toContract } from '#cms/records/find-contract.ts';
import { sha256 } from './documents/sha256.ts';

export type Verification = { valid: true; number: string; signedAt: string; version: number; latest: boolean } | { valid: false };

/**
 * Whether a PDF, or its hash, is a contract signed here and unchanged. Says nothing of who signed:
 * anybody may ask.
 */
export async function verifyContract({ payload }: Portal, proof: { hash: string } | { pdf: Buffer }): Promise<Verification> {
  const hash = 'hash' in proof ? proof.hash.trim().toLowerCase() : sha256(proof.pdf);
  if (!/^[0-9a-f]{64}$/.test(hash)) return { valid: false };
  const { docs } = await payload.find({ collection: 'contracts', where: { sha256: { equals: hash } }, depth: 0, limit: 1 });
  if (!docs[0]) return { valid: false };
  const contract = toContract(docs[0]);
  const newer = await payload.count({
    collection: 'contracts',
    where: { booking: { equals: contract.bookingId }, version: { greater_than: contract.snapshot.version } },
  });
  return {
    valid: true,
    number: contract.number,
    signedAt: contract.signedAt,
    version: contract.snapshot.version,
    latest: newer.totalDocs === 0,
  };
}
