import type { Portal } from '#cms/portal/portal.ts';
import type { PaperSeal } from '#domain/contract/evidence.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { appendSignature } from './pdf-signature.ts';

/** A paper with the portal's seal on it; as it is where there is no seal, or its certificate is not valid then. */
export async function sealPaper(
  { log, seal }: Pick<Portal, 'log' | 'seal'>,
  bytes: Buffer,
  at: Instant,
): Promise<{ bytes: Buffer; seal?: PaperSeal }> {
  if (!seal) return { bytes };
  const { holder, fingerprint, validFrom, validUntil } = seal;
  if (at < validFrom || validUntil < at) {
    log.error(
      { holder, validFrom, validUntil },
      'the certificate of the seal is not valid now: a contract was kept without a seal',
    );
    return { bytes };
  }
  const sealed = await appendSignature(bytes, { at, holder, longest: seal.longest, sign: seal.sign });
  return { bytes: sealed, seal: { holder, fingerprint, demonstration: seal.name === 'demonstration' } };
}
