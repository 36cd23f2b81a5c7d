import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Environment } from '#cms/core/environment.ts';

const SAID = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Leaves on a request only what can be believed of where it comes from: the caller's address, as far
 * as the operator's own proxies have written it, and that the public address is reached by TLS.
 */
export function settleForwarded(request: IncomingMessage, { origin, proxies }: Pick<Environment, 'origin' | 'proxies'>): void {
  const { headers, socket } = request;
  const address = callerAddress({
    peer: socket.remoteAddress,
    forwardedFor: [headers['x-forwarded-for']].flat().join(','),
    proxies,
  });
  for (const name of SAID) delete headers[name];
  if (address) headers['x-forwarded-for'] = address;
  const { protocol, host } = new URL(origin);
  if (protocol === 'https:' && headers.host?.toLowerCase() === host) headers['x-forwarded-proto'] = 'https';
}

/**
 * The address that the outermost trusted proxy saw. Each proxy adds one to the end of the list; what
 * stands before those the caller may have made up. Unless told otherwise, one proxy is trusted when
 * it is on this machine.
 *
 * @example callerAddress({ peer: '127.0.0.1', forwardedFor: '1.1.1.1, 203.0.113.9' }) // '203.0.113.9'
 */
export function callerAddress({
  peer,
  forwardedFor,
  proxies,
}: {
  peer?: string;
  forwardedFor: string;
  proxies?: number;
}): string | undefined {
  const hops = proxies ?? (isLoopback(peer) ? 1 : 0);
  const chain = [...forwardedFor.split(',').map((part) => part.trim()), peer ?? ''].filter((part) => isIP(part) > 0);
  return chain.at(-1 - hops) ?? chain[0];
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
