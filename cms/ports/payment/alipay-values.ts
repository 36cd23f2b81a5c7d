import type { Instant } from '#domain/time/zoned-time.ts';

const CHINA_MS = 8 * 3600 * 1000;

/** `2026-12-01 09:15:00`, whole seconds. */
export const clockOfChina = (at: Instant): string =>
  new Date(Date.parse(at) + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Undefined for what is no time. */
export function instantOf(clock: string | undefined): Instant | undefined {
  if (!clock || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(clock)) return undefined;
  const at = new Date(`${clock.slice(0, 19).replace(' ', 'T')}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** `2600` fen are `26.00`. */
export const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Undefined for what is no sum in yuan. */
export function fenOf(yuan: unknown): number | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(yuan)) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
