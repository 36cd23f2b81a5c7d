import { createTranslator } from '#cms/words/index.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { contractText, inGroups } from './contract-text.ts';
import { renderPdf } from './render-pdf.ts';
import { contractHash } from './sha256.ts';

/** By which a signed contract is known without its file: printed on it. */
export const proofOf = (snapshot: ContractSnapshot, origin: string) => ({
  address: `${origin}/verify`,
  code: inGroups(contractHash(snapshot)),
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

/** What would be signed, as the page shows it, marked as a draft on every page: to be read before signing, and nothing more. */
export function renderDraftPdf(snapshot: ContractSnapshot, at: Instant): { bytes: Buffer; pages: number } {
  const parts = snapshot.languages.map((lang) => {
    const text = contractText(snapshot, lang);
    return { ...text, lines: [...text.lines, createTranslator(lang)('contract.draftNote')] };
  });
  const mark = snapshot.languages.map((lang) => createTranslator(lang)('contract.draftMark')).join(' ');
  return renderPdf(parts, { at, footer: `DRAFT ${snapshot.number}`, mark });
}
