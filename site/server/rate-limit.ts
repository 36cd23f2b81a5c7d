import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Calls a minute from one address. A proxy in front should have limits of its own. */
const PER_MINUTE = { read: 600, write: 60, code: 20 } as const;
/** A demonstration is tried out by many people, or many programs, at one address, and sends nothing that costs. */
const DEMO_FACTOR = 20;

export type Rate = keyof typeof PER_MINUTE;

const limiters = Object.fromEntries(
  Object.entries(PER_MINUTE).flatMap(([name, points]) => [
    [`live:${name}`, new RateLimiterMemory({ points, duration: 60, keyPrefix: name })],
    [`demo:${name}`, new RateLimiterMemory({ points: points * DEMO_FACTOR, duration: 60, keyPrefix: name })],
  ]),
) as Record<`${'live' | 'demo'}:${Rate}`, RateLimiterMemory>;

/** Seconds to wait when there have been too many calls; `undefined` when there have not. `RATE_LIMITS=off` is for tests. */
export async function secondsToWait(rate: Rate, address: string, mode: 'live' | 'demo'): Promise<number | undefined> {
  if (process.env.RATE_LIMITS === 'off') return undefined;
  try {
    await limiters[`${mode}:${rate}`].consume(neighbourhood(address));
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** One household has a whole /64 of IPv6 addresses: they count as one. */
function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
