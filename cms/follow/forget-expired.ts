import { forgetUnusedPlaces } from '#cms/finding/forget-unused-places.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Throws away what has had its time (promise 8): sessions, codes as soon as they no longer count
 * towards the hour's limit, the answers that were kept for requests sent again, saved searches a month after they
 * stopped, and the places of families that do not come any more.
 */
export async function forgetExpired({ payload, now }: Portal): Promise<void> {
  const ago = (minutes: number) => ({ less_than: plusMinutes(now(), -minutes) });
  await payload.delete({ collection: 'guardian-sessions', where: { expiresAt: ago(0) } });
  await payload.delete({ collection: 'sign-in-codes', where: { expiresAt: ago(HOUR) } });
  await payload.delete({ collection: 'idempotency-keys', where: { at: ago(DAY) } });
  await payload.delete({ collection: 'saved-searches', where: { stoppedAt: ago(30 * DAY) } });
  await forgetUnusedPlaces({ payload, now });
}
