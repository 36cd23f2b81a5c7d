import { createHmac } from 'node:crypto';
import { createSharedLimiter, type Limit, type Limiter } from '#cms/ports/database/shared-limiter.ts';
import type { Kept } from './kept.ts';

/** How often something may be done, counted over all processes. */
export interface Limits {
  /** Counts one more time for somebody, such as a caller's address; gives milliseconds to wait where that is too often. */
  take(limit: Limit, who: string): Promise<number | undefined>;
}

export function createLimits({ payload }: Pick<Kept, 'payload'>): Limits {
  const limiters = new Map<string, Limiter>();
  const limiterOf = (limit: Limit): Limiter => {
    const name = `${limit.name}:${limit.most}:${limit.seconds}`;
    const known = limiters.get(name) ?? createSharedLimiter(payload, { ...limit, name });
    limiters.set(name, known);
    return known;
  };
  // Addresses of callers are not kept, nor can they be found out again.
  const hidden = (who: string) => createHmac('sha256', payload.secret).update(who).digest('base64url');
  return { take: (limit, who) => limiterOf(limit)(hidden(who)) };
}
