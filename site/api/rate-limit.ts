import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Calls a minute from one address. A proxy in front should have limits of its own. */
const PER_MINUTE = { read: 600, write: 60, code: 20 } as const;

export type Rate = keyof typeof PER_MINUTE;

const limiters = Object.fromEntries(
  Object.entries(PER_MINUTE).map(([name, points]) => [name, new RateLimiterMemory({ points, duration: 60, keyPrefix: name })]),
) as Record<Rate, RateLimiterMemory>;

/** Seconds to wait when there have been too many calls; `undefined` when there have not. `RATE_LIMITS=off` is for tests. */
export async function secondsToWait(rate: Rate, address: string): Promise<number | undefined> {
  if (process.env.RATE_LIMITS === 'off') return undefined;
  try {
    await limiters[rate].consume(address);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}
