import { createHmac, randomBytes } from 'node:crypto';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { neighbourhood } from './how-often.ts';

interface Bounds {
  /** One address is counted so often a day: more are a program's, or of many phones behind one address. */
  mostFromOne: number;
  /** A process remembers so many of a day, and counts no more than that. */
  mostADay: number;
}

/**
 * Whether somebody does something for the first time on a day, without cookies: it is known by a code of address, browser
 * and what is done, made with a secret that this process alone has and throws away with the day.
 */
export function createFirstOfDay({ mostFromOne, mostADay }: Bounds) {
  let today = freshDay('');
  return ({ address, agent }: { address: string; agent: string }, what: string, day: CivilDate): boolean => {
    if (day !== today.day) today = freshDay(day);
    const { secret, seen, from } = today;
    const code = (said: string) => createHmac('sha256', secret).update(said).digest('base64url').slice(0, 16);
    const home = code(neighbourhood(address));
    const deed = code(`${neighbourhood(address)}\n${agent}\n${what}`);
    const times = from.get(home) ?? 0;
    if (seen.has(deed) || times >= mostFromOne || seen.size >= mostADay) return false;
    seen.add(deed);
    from.set(home, times + 1);
    return true;
  };
}

/** What is remembered of a day: codes, and nothing that they were made of. */
const freshDay = (day: CivilDate) => ({
  ...{ day, secret: randomBytes(32) },
  seen: new Set<string>(),
  from: new Map<string, number>(),
});
