import type { Portal } from '#cms/portal/portal.ts';
import { centreEndOf, endingOf } from '#domain/booking/booking-state.ts';
import { type ContractStanding, contractStanding } from '#domain/booking/contract-standing.ts';
import type { PaperSeal } from '#domain/contract/evidence.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { readSeal } from './documents/read-seal.ts';
import { sha256 } from './documents/sha256.ts';
import { fitsBefore, readChain } from './read-chain.ts';

export type Verification =
  | {
      valid: true;
      number: string;
      signedAt: string;
      version: number;
      latest: boolean;
      standing: ContractStanding;
      /** Of a framework contract: until when further stays can be agreed under it, and whether its family has ended it. */
      framework?: { until: CivilDate; ended: boolean };
      /** Of a stay under one: which annex it is, and whether every annex hangs on the one before as it was signed. */
      annex?: { order: number; whole: boolean };
      /** Of a version that was signed again: whether it hangs on the one before as that was signed. */
      amends?: { version: number; whole: boolean };
      /** What the centre added to the city's clauses, by its version, and how many terms of its own it is. */
      ownTerms?: { version: number; count: number };
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
  const { number, signedAt, version, seal, snapshot, frameworkEndedAt } = contract;
  const { amends, annex, ending, framework, ownTerms } = snapshot;
  if (seal && 'pdf' in proof && !(await bears(proof.pdf, seal))) return { valid: false };
  const [hasNewer, { actions, status }, chain, isWhole] = await Promise.all([
    contracts.hasNewer(contract),
    bookings.get(contract.bookingId),
    annex ? readChain({ contracts }, contract) : undefined,
    fitsBefore({ contracts }, contract),
  ]);
  return {
    valid: true,
    number,
    signedAt,
    version,
    latest: !hasNewer,
    standing: contractStanding(status, { hasNewer, isEnding: (endingOf(ending, actions) ?? centreEndOf(actions)) !== undefined }),
    ...(framework ? { framework: { until: framework.until, ended: Boolean(frameworkEndedAt) } } : {}),
    ...(annex ? { annex: { order: annex.order, whole: typeof chain === 'object' && chain.whole } } : {}),
    ...(amends ? { amends: { version: amends.version, whole: isWhole } } : {}),
    ...(ownTerms ? { ownTerms: { version: ownTerms.version, count: ownTerms.terms.length } } : {}),
    ...(seal ? { seal } : {}),
  };
}

/** A kept file that does not bear the seal that is kept of it has been damaged here. */
async function bears(pdf: Buffer, { fingerprint }: PaperSeal): Promise<boolean> {
  const found = await readSeal(pdf);
  return found.state === 'sound' && found.whole && found.fingerprint === fingerprint;
}
