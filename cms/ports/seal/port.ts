import type { Instant } from '#domain/time/zoned-time.ts';

/** The seal that signed papers bear: whose certificate it is, and what it makes of the bytes that it covers. */
export interface SealPort {
  /** A demonstration's own certificate shows that a paper is unchanged, and nothing of who keeps the portal. */
  readonly name: 'certificate' | 'demonstration';
  /** Whose certificate it is, as it says itself. */
  readonly holder: string;
  /** SHA-256 of the certificate, in hex. */
  readonly fingerprint: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  /** No signature is longer, in bytes. */
  readonly longest: number;
  /** A detached CMS signature (PAdES baseline B) of these bytes, in DER. */
  sign(covered: Uint8Array): Promise<Uint8Array>;
}

/** What a certificate's file holds. */
export interface KeyAndCertificates {
  /** PKCS#8, in DER. */
  key: ArrayBuffer;
  /** In DER, the key's own first. */
  certificates: ArrayBuffer[];
}
