import ipaddr from 'ipaddr.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Portal } from '#cms/portal/portal.ts';
import { msToWait } from '#cms/ports/database/shared-limiter.ts';

/** Calls a minute from one address. A proxy in front should have limits of its own. */
const PER_MINUTE = { read: 600, write: 60, code: 20 } as const;
/** A demonstration is tried out by many people, or many programs, at one address, and sends nothing that costs. */
const DEMO_FACTOR = 20;
const SECONDS = 60;

export type Rate = keyof typeof PER_MINUTE;

/** Reading is counted by each process for itself, and never writes. */
const reads = new Map<number, RateLimiterMemory>();

/** Seconds to wait when there have been too many calls; `undefined` when there have not. */
export async function secondsToWait(
  { environment, limits }: Pick<Portal, 'limits'> & { environment: Pick<Portal['environment'], 'mode' | 'limited'> },
  rate: Rate,
  address: string,
): Promise<number | undefined> {
  if (!environment.limited) return undefined;
  const most = PER_MINUTE[rate] * (environment.mode === 'demo' ? DEMO_FACTOR : 1);
  const who = neighbourhood(address);
  const ms = rate === 'read' ? await takeHere(most, who) : await limits.take({ name: rate, most, seconds: SECONDS }, who);
  return ms === undefined ? undefined : Math.max(1, Math.ceil(ms / 1000));
}

function takeHere(most: number, who: string): Promise<number | undefined> {
  const limiter = reads.get(most) ?? new RateLimiterMemory({ points: most, duration: SECONDS });
  reads.set(most, limiter);
  return msToWait(limiter, who);
}

/** One household has a whole /64 of IPv6 addresses: they count as one. */
function neighbourhood(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
