import { createHash } from 'node:crypto';
import { type ContractSnapshot, canonicalJson } from '#domain/contract/contract.ts';

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of everything a contract froze: equal contracts have equal digests, whatever the order of their keys. */
export function contractHash(snapshot: ContractSnapshot): string {
  return sha256(canonicalJson(snapshot));
}
