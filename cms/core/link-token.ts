import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Environment } from './environment.ts';

interface Secret {
  environment: Pick<Environment, 'secret'>;
}

/** What a link in a message is for. */
type Purpose = 'stop-search' | 'leave-waitlist' | 'stop-months';

/** What the database keeps of such a link: a random number that opens nothing by itself. */
export const newLinkKey = () => randomBytes(12).toString('base64url');
/** The same for a link in text messages, of which a part may be 35 characters long. */
export const newShortLinkKey = () => randomBytes(8).toString('base64url');

/**
 * The token of the links in messages that need no sign-in. A message that is sent again after a crash must carry the same links,
 * so a token of which only a hash is kept would not do: it is the record's random number and a proof, made with the
 * portal's secret, that is kept nowhere. Who reads the database alone cannot make one.
 */
export function linkToken(portal: Secret, purpose: Purpose, key: string): string {
  return `${key}.${proofOf(portal, purpose, key).toString('base64url')}`;
}

/** The number in a token that is genuine. */
export function readLinkToken(portal: Secret, purpose: Purpose, token: string): string | undefined {
  const [, key = '', proof = ''] = /^([\w-]{16}|[\w-]{11})\.([\w-]{22})$/.exec(token) ?? [];
  const given = Buffer.from(proof, 'base64url');
  const wanted = proofOf(portal, purpose, key);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? key : undefined;
}

/** 128 bits. */
function proofOf({ environment }: Secret, purpose: Purpose, key: string): Buffer {
  return createHmac('sha256', environment.secret).update(`${purpose}:${key}`).digest().subarray(0, 16);
}
