import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { contractText } from './contract-text.ts';
import { renderPdf } from './render-pdf.ts';

/** The signed contract: first in the city's own language, which binds, then a reading copy in each other. */
export async function renderContractPdf(
  snapshot: ContractSnapshot & { signedAt: string },
): Promise<{ bytes: Buffer; sha256: string; pages: number }> {
  const parts = snapshot.languages.map((lang) => contractText(snapshot, lang));
  return renderPdf(parts, { at: snapshot.signedAt, footer: snapshot.number });
}
