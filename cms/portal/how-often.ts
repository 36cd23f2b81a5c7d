import ipaddr from 'ipaddr.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Limit, msToWait } from '#cms/ports/database/shared-limiter.ts';
import type { Portal } from './portal.ts';

/** Calls a minute from one address. A proxy in front should have limits of its own. */
const PER_MINUTE = { read: 600, write: 60, code: 20 } as const;
/** A family's own changes a minute, from wherever: as many as from one address. */
const FAMILY = { name: 'family', most: 60, seconds: 60 };
/** A demonstration is tried out by many people, or many programs, at one address, and sends nothing that costs. */
const DEMO_FACTOR = 20;
const SECONDS = 60;

export type Rate = keyof typeof PER_MINUTE;

export type Counting = Pick<Portal, 'limits'> & { environment: Pick<Portal['environment'], 'mode' | 'limited'> };

/** Reading is counted by each process for itself, and never writes. */
const reads = new Map<number, RateLimiterMemory>();

/** Seconds to wait when there have been too many calls from an address; `undefined` when there have not. */
export async function secondsToWait(counting: Counting, rate: Rate, address: string): Promise<number | undefined> {
  const limit = { name: rate, most: PER_MINUTE[rate], seconds: SECONDS };
  if (rate !== 'read') return takeFromAddress(counting, limit, address);
  if (!counting.environment.limited) return undefined;
  return inSeconds(await takeHere(inMode(counting, limit).most, neighbourhood(address)));
}

/** Counts one more thing done from an address; gives seconds to wait where that is too often. */
export function takeFromAddress(counting: Counting, limit: Limit, address: string): Promise<number | undefined> {
  return takeOf(counting, inMode(counting, limit), neighbourhood(address));
}

/** Counts one more change that a family makes; gives seconds to wait where that is too often. */
export function takeFromFamily(counting: Counting, guardianId: string): Promise<number | undefined> {
  return takeOf(counting, inMode(counting, FAMILY), guardianId);
}

/** Counts one more for somebody, in a demonstration as elsewhere; gives seconds to wait where that is too often. */
export async function takeOf(
  { environment, limits }: { environment: Pick<Portal['environment'], 'limited'> } & Pick<Portal, 'limits'>,
  limit: Limit,
  who: string,
): Promise<number | undefined> {
  return environment.limited ? inSeconds(await limits.take(limit, who)) : undefined;
}

function inMode({ environment }: Counting, limit: Limit): Limit {
  return environment.mode === 'demo' ? { ...limit, most: limit.most * DEMO_FACTOR } : limit;
}

const inSeconds = (ms: number | undefined) => (ms === undefined ? undefined : Math.max(1, Math.ceil(ms / 1000)));

function takeHere(most: number, who: string): Promise<number | undefined> {
  const limiter = reads.get(most) ?? new RateLimiterMemory({ points: most, duration: SECONDS });
  reads.set(most, limiter);
  return msToWait(limiter, who);
}

/** One household has a whole /64 of IPv6 addresses: they count as one. */
export function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
