import { plusMinutes } from '#domain/zoned-time.ts';
import type { Portal } from '../portal.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Throws away what has had its time (promise 8): sessions, codes as soon as they no longer count
 * towards the hour's limit, and the answers that were kept for requests sent again.
 */
export async function forgetExpired({ payload, now }: Portal): Promise<void> {
  const ago = (minutes: number) => ({ less_than: plusMinutes(now(), -minutes) });
  await payload.delete({ collection: 'guardian-sessions', where: { expiresAt: ago(0) } });
  await payload.delete({ collection: 'sign-in-codes', where: { expiresAt: ago(HOUR) } });
  await payload.delete({ collection: 'idempotency-keys', where: { at: ago(DAY) } });
}
