import type { Portal } from '#cms/portal/portal.ts';
import { type ContractStanding, contractStanding } from '#domain/booking/contract-standing.ts';
import type { PaperSeal } from '#domain/contract/evidence.ts';
import { readSeal } from './documents/read-seal.ts';
import { sha256 } from './documents/sha256.ts';

export type Verification =
  | {
      valid: true;
      number: string;
      signedAt: string;
      version: number;
      latest: boolean;
      standing: ContractStanding;
      /** The seal that the file bears; none where the portal had no certificate when it was signed. */
      seal?: PaperSeal;
    }
  | { valid: false };

/**
 * Whether a PDF, its hash, or the code that is printed on it, is a contract signed here and unchanged, and how it stands. Says nothing of who signed:
 * anybody may ask.
 */
export async function verifyContract(
  { bookings, contracts }: Pick<Portal, 'bookings' | 'contracts'>,
  proof: { hash: string } | { pdf: Buffer },
): Promise<Verification> {
  const hash = 'hash' in proof ? proof.hash.replace(/\s/g, '').toLowerCase() : sha256(proof.pdf);
  const contract = /^[0-9a-f]{64}$/.test(hash) ? await contracts.findByCode(hash) : undefined;
  if (!contract) return { valid: false };
  const { number, signedAt, version, seal } = contract;
  if (seal && 'pdf' in proof && !(await bears(proof.pdf, seal))) return { valid: false };
  const [hasNewer, { status }] = await Promise.all([contracts.hasNewer(contract), bookings.get(contract.bookingId)]);
  return {
    valid: true,
    number,
    signedAt,
    version,
    latest: !hasNewer,
    standing: contractStanding(status, hasNewer),
    ...(seal ? { seal } : {}),
  };
}

/** A kept file that does not bear the seal that is kept of it has been damaged here. */
async function bears(pdf: Buffer, { fingerprint }: PaperSeal): Promise<boolean> {
  const found = await readSeal(pdf);
  return found.state === 'sound' && found.whole && found.fingerprint === fingerprint;
}
