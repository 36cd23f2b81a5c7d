import { setTimeout as wait } from 'node:timers/promises';
import type { Service } from '../deploy/read-compose.ts';

/** What a service of the compose file is asked to see how it is, and how often, in milliseconds. */
interface Health {
  path: string;
  everyMs: number;
  timeoutMs: number;
  /** So many failures in a row, after it has had time to start, and it is unhealthy. */
  retries: number;
  startMs: number;
}

/** Of a check by HTTP, which all are that this can make. */
export function healthOf(name: string, { healthcheck }: Service): Health {
  const path = /http:\/\/127\.0\.0\.1:\d+(\/[\w/]*)/.exec(healthcheck?.test.join(' ') ?? '')?.[1];
  if (!healthcheck || !path) throw new Error(`deploy/compose.yaml: ${name} has no health check by HTTP.`);
  const { interval = '30s', timeout = '30s', retries = 3, start_period = '0s' } = healthcheck;
  return { path, everyMs: inMs(interval), timeoutMs: inMs(timeout), retries, startMs: inMs(start_period) };
}

/** @example inMs('1m30s') // 90000 */
export function inMs(words: string): number {
  const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const parts = [...words.matchAll(/(\d+)(ms|s|m|h)/g)];
  if (parts.map(([part]) => part).join('') !== words) throw new Error(`deploy/compose.yaml: ${words} is no length of time.`);
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0);
}

/** Nothing where it is well, else what it says. */
async function complaintOf(origin: string, { path, timeoutMs }: Health): Promise<string | undefined> {
  try {
    const answer = await fetch(origin + path, { signal: AbortSignal.timeout(timeoutMs) });
    const words = await answer.text();
    return answer.ok ? undefined : words.trim() || String(answer.status);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Asks at its interval until it is well; throws once it counts as unhealthy, or is over. */
export async function untilHealthy(origin: string, health: Health, isOver: () => boolean): Promise<void> {
  const from = performance.now();
  for (let failed = 0; ; ) {
    const complaint = await complaintOf(origin, health);
    if (!complaint) return;
    if (isOver()) throw new Error(`it has ended; ${complaint}`);
    if (performance.now() - from > health.startMs) failed += 1;
    if (failed > health.retries) throw new Error(`it is unhealthy: ${complaint}`);
    await wait(health.everyMs, undefined, { ref: false });
  }
}

/** Goes on asking, and tells when it becomes unhealthy, and when it is well again. Gives the function that ends it. */
export function keepAsking(origin: string, health: Health, tell: (words: string) => void): () => void {
  let failed = 0;
  const timer = setInterval(async () => {
    const complaint = await complaintOf(origin, health);
    if (!complaint && failed >= health.retries) tell('well again');
    failed = complaint ? failed + 1 : 0;
    if (complaint && failed === health.retries) tell(`unhealthy: ${complaint}`);
  }, health.everyMs).unref();
  return () => clearInterval(timer);
}
