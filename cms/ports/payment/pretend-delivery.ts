import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type Delivery, header } from './port.ts';

const HEADER = 'pretend-signature';
const TOLERANCE_SECONDS = 300;

/** Signs a body the way real providers do: over the time and the exact bytes. */
export function signDelivery({ body, secret, at }: { body: string; secret: string; at: Instant }): Delivery {
  const seconds = secondsOf(at);
  return { rawBody: body, headers: { [HEADER]: `t=${seconds},v1=${signature({ body, secret, seconds })}` } };
}

/** The signed text, or why it is not to be believed. */
export function openDelivery(
  { rawBody, headers }: Delivery,
  { secret, now }: { secret: string; now: Instant },
): { body: string } | { error: 'bad_signature' | 'stale' } {
  const body = rawBody.toString();
  const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header(headers, HEADER) ?? '') ?? [];
  if (!seconds || !given) return { error: 'bad_signature' };
  const expected = signature({ body, secret, seconds: Number(seconds) });
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) return { error: 'bad_signature' };
  return secondsOf(now) - Number(seconds) > TOLERANCE_SECONDS ? { error: 'stale' } : { body };
}

function signature({ body, secret, seconds }: { body: string; secret: string; seconds: number }): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

function secondsOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
}
