import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ContractSnapshot } from '#domain/contract/contract.ts';

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The digest of everything a contract froze, as canonical JSON (RFC 8785): equal contracts have equal digests, whatever
 * the order of their keys. Throws where there is no such form: a number that is none, half a surrogate pair.
 */
export function contractHash(snapshot: ContractSnapshot): string {
  return sha256(canonicalize(snapshot) ?? '');
}
