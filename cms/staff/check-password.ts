import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** How Payload keeps passwords, in its form of today. */
const FORM = { prefix: 'pbkdf2-sha256-v1:', rounds: 600_000, bytes: 32 };

/** What an account keeps of its password. */
export interface KeptPassword {
  hash?: string | null;
  salt?: string | null;
}

/** Whether it is the account's password. Without an account it takes as long, and is never so. */
export async function checkPassword(password: string, { hash, salt }: KeptPassword = {}): Promise<boolean> {
  const derived = await derive(password, salt ?? 'nobody', FORM.rounds, FORM.bytes, 'sha256');
  if (!hash?.startsWith(FORM.prefix) || !salt) return false;
  const kept = Buffer.from(hash.slice(FORM.prefix.length), 'hex');
  return kept.length === derived.length && timingSafeEqual(kept, derived);
}
