import { createHmac } from 'node:crypto';
import { createSharedLimiter, type Limit, type Limiter } from '#cms/ports/database/shared-limiter.ts';
import type { Kept } from './kept.ts';

/** How often something may be done, counted over all processes. */
export interface Limits {
  /** Counts one more time for somebody, such as a caller's address; gives milliseconds to wait where that is too often. */
  take(limit: Limit, who: string): Promise<number | undefined>;
  /** Counts a guess at a secret before it is looked at: the more in a row, the longer the wait that it gives. */
  takeGuess(what: string, who: string): Promise<number | undefined>;
  /** Somebody knew the secret: what was guessed wrong before does not count any more. */
  forgetGuesses(what: string, who: string): Promise<void>;
  /** This guess was right, or was not looked at: it does not count, and those before it still do. */
  takeBackGuess(what: string, who: string): Promise<void>;
  /** Throws away what was over before this moment of the machine's clock, in milliseconds; on MongoDB an index does that. */
  removeOverBefore(at: number): Promise<void>;
}

/** Pauses between guesses that grow: after five a minute, after ten ten minutes, after twenty an hour. */
const PAUSES = [
  { most: 5, seconds: 60 },
  { most: 10, seconds: 600 },
  { most: 20, seconds: 3600 },
];

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
  const pausesOf = (what: string) => PAUSES.map((pause) => limiterOf({ ...pause, name: `${what}-${pause.seconds}` }));
  return {
    take: (limit, who) => limiterOf(limit)(hidden(who)),
    takeGuess: async (what, who) => {
      for (const pause of pausesOf(what)) {
        const wait = await pause(hidden(who));
        if (wait !== undefined) return wait;
      }
      return undefined;
    },
    forgetGuesses: async (what, who) => {
      for (const pause of pausesOf(what)) await pause.forget(hidden(who));
    },
    takeBackGuess: async (what, who) => {
      for (const pause of pausesOf(what)) await pause.takeBack(hidden(who));
    },
    removeOverBefore: async (at) => {
      await payload.db.deleteMany({ collection: 'rate-limits', where: { expire: { less_than: at } } });
    },
  };
}
