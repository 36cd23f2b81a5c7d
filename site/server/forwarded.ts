import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyAddress from 'proxy-addr';
import type { Environment } from '#cms/core/environment.ts';

const SAID = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Leaves on a request only what can be believed of where it comes from: the caller's address, as far
 * as the operator's own proxies have written it, and that the public address is reached by TLS.
 */
export function settleForwarded(request: IncomingMessage, { origin, proxies }: Pick<Environment, 'origin' | 'proxies'>): void {
  const { headers } = request;
  const address = callerAddress(request, proxies);
  for (const name of SAID) delete headers[name];
  if (address) headers['x-forwarded-for'] = address;
  const { protocol, host } = new URL(origin);
  if (protocol === 'https:' && headers.host?.toLowerCase() === host) headers['x-forwarded-proto'] = 'https';
}

/**
 * The address that the outermost trusted proxy saw. Each proxy adds one to the end of the list; what stands before those
 * the caller may have made up. A word that is no address counts as a proxy that said nothing.
 *
 * @param proxies how many are trusted, or at which addresses they are
 * @example From 10.0.0.2 with `X-Forwarded-For: 1.1.1.1, 203.0.113.9` and one proxy: `'203.0.113.9'`
 */
export function callerAddress(request: IncomingMessage, proxies: number | string[]): string | undefined {
  const isTrusted = typeof proxies === 'number' ? (_: string, hop: number) => hop < proxies : proxyAddress.compile(proxies);
  return proxyAddress.all(request, isTrusted).findLast((address) => isIP(address) > 0);
}
