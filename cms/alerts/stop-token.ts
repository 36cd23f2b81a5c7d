import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Environment } from '#cms/core/environment.ts';

interface Secret {
  environment: Pick<Environment, 'secret'>;
}

/** What the database keeps of a stop link: a random number that opens nothing by itself. */
export const newStopKey = () => randomBytes(12).toString('base64url');

/**
 * The token of the links in a search's messages. A message that is sent again after a crash must carry the same links,
 * so a token of which only a hash is kept would not do: it is the search's random number and a proof, made with the
 * portal's secret, that is kept nowhere. Who reads the database alone cannot make one.
 */
export function stopToken(portal: Secret, stopKey: string): string {
  return `${stopKey}.${proofOf(portal, stopKey).toString('base64url')}`;
}

/** The number in a token that is genuine. */
export function readStopToken(portal: Secret, token: string): string | undefined {
  const [, stopKey = '', proof = ''] = /^([\w-]{16})\.([\w-]{22})$/.exec(token) ?? [];
  const given = Buffer.from(proof, 'base64url');
  const wanted = proofOf(portal, stopKey);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? stopKey : undefined;
}

/** 128 bits. */
function proofOf({ environment }: Secret, stopKey: string): Buffer {
  return createHmac('sha256', environment.secret).update(`stop-search:${stopKey}`).digest().subarray(0, 16);
}
