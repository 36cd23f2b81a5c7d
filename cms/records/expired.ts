import type { Payload, Where } from 'payload';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * What has had its time: sessions; codes as soon as they no longer count towards the hour's limit; the answers that were
 * kept for requests sent again; saved searches a month after they stopped.
 */
function expired(now: Instant) {
  const ago = (minutes: number) => ({ less_than: plusMinutes(now, -minutes) });
  return [
    ['guardian-sessions', { expiresAt: ago(0) }],
    ['sign-in-codes', { expiresAt: ago(HOUR) }],
    ['idempotency-keys', { at: ago(DAY) }],
    ['saved-searches', { stoppedAt: ago(30 * DAY) }],
  ] as const satisfies [string, Where][];
}

/** Whether there is something to throw away. */
export async function hasExpired(payload: Payload, now: Instant): Promise<boolean> {
  for (const [collection, where] of expired(now)) if ((await payload.count({ collection, where })).totalDocs > 0) return true;
  return false;
}

export async function deleteExpired(payload: Payload, now: Instant): Promise<void> {
  for (const [collection, where] of expired(now)) await payload.delete({ collection, where });
}
