import { randomBytes } from 'node:crypto';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { tokenHash } from './family-sessions.ts';

type Feeding = Pick<Portal, 'guardians' | 'now'>;

/**
 * A new secret address of a family's calendar; the one before is of no use from now on. It is given out this once, and
 * kept only as a hash.
 */
export async function newFeed({ guardians, now }: Feeding, guardianId: string): Promise<{ path: string }> {
  const token = randomBytes(32).toString('base64url');
  await guardians.setFeed(guardianId, { hash: tokenHash(token), madeAt: now() });
  return { path: `/calendars/${token}.ics` };
}

export const endFeed = ({ guardians }: Pick<Portal, 'guardians'>, guardianId: string): Promise<void> =>
  guardians.setFeed(guardianId, undefined);

/** Whose calendar a secret address is. */
export async function findFeed({ guardians }: Pick<Portal, 'guardians'>, token: string): Promise<Guardian | undefined> {
  return /^[\w-]{43}$/.test(token) ? guardians.findByFeed(tokenHash(token)) : undefined;
}
