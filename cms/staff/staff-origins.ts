import type { Environment } from '#cms/core/environment.ts';

/** Addresses whose pages may act for a signed-in member of staff: the portal's own, and this machine's while it is a demonstration. */
export function staffOrigins({ origin, mode, port, host }: Pick<Environment, 'origin' | 'mode' | 'port' | 'host'>): string[] {
  const here = ['localhost', '127.0.0.1', '[::1]', ...(host === '0.0.0.0' || host.includes(':') ? [] : [host])];
  return [...new Set([origin, ...(mode === 'demo' ? here.map((name) => `http://${name}:${port}`) : [])])];
}
