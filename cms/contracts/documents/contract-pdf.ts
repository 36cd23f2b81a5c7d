import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { contractText } from './contract-text.ts';
import { renderPdf } from './render-pdf.ts';
import { contractHash } from './sha256.ts';

/** By which a signed contract is known without its file: printed on it. */
export const proofOf = (snapshot: ContractSnapshot, origin: string) => ({
  address: `${origin}/verify`,
  code: contractHash(snapshot).replace(/.{8}(?=.)/g, '$& '),
});

/** The signed contract: first in the city's own language, which binds, then a reading copy in each other. */
export async function renderContractPdf(
  snapshot: ContractSnapshot & { signedAt: string },
  origin: string,
): Promise<{ bytes: Buffer; sha256: string; pages: number }> {
  const proof = proofOf(snapshot, origin);
  const parts = snapshot.languages.map((lang) => contractText(snapshot, lang, proof));
  return renderPdf(parts, { at: snapshot.signedAt, footer: snapshot.number });
}
