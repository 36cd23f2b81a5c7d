import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { callerAddress, settleForwarded } from '#site/server/forwarded.ts';

describe('the caller’s address', () => {
  it.each<
    [what: string, from: { peer?: string; forwardedFor: string; proxies?: number | string[] }, address: string | undefined]
  >([
    ['is the peer’s own without a proxy', { peer: '203.0.113.9', forwardedFor: '' }, '203.0.113.9'],
    ['cannot be made up without a proxy', { peer: '203.0.113.9', forwardedFor: '1.1.1.1' }, '203.0.113.9'],
    ['is what one proxy saw', { peer: '127.0.0.1', forwardedFor: '203.0.113.9', proxies: 1 }, '203.0.113.9'],
    [
      'cannot be made up in front of that proxy',
      { peer: '::1', forwardedFor: '1.1.1.1, 203.0.113.9', proxies: 1 },
      '203.0.113.9',
    ],
    [
      'is what a proxy at a known address saw',
      { peer: '10.0.0.2', forwardedFor: '203.0.113.9', proxies: ['10.0.0.0/8'] },
      '203.0.113.9',
    ],
    ['cannot be made up elsewhere', { peer: '192.0.2.1', forwardedFor: '203.0.113.9', proxies: ['10.0.0.0/8'] }, '192.0.2.1'],
    ['is nobody’s to say on this machine either, unless told so', { peer: '127.0.0.1', forwardedFor: '1.1.1.1' }, '127.0.0.1'],
    [
      'is what the outermost of two proxies saw',
      { peer: '10.0.0.2', forwardedFor: '1.1.1.1, 203.0.113.9, 10.0.0.1', proxies: 2 },
      '203.0.113.9',
    ],
    ['is the peer’s when no proxy is to be trusted', { peer: '127.0.0.1', forwardedFor: '1.1.1.1', proxies: 0 }, '127.0.0.1'],
    ['is no word that is not an address', { peer: '127.0.0.1', forwardedFor: 'unknown, <script>', proxies: 1 }, '127.0.0.1'],
    ['may be of the new kind', { peer: '::ffff:127.0.0.1', forwardedFor: '2001:db8::7', proxies: 1 }, '2001:db8::7'],
    [
      'is the first there is when there are fewer proxies than said',
      { peer: '10.0.0.1', forwardedFor: '', proxies: 2 },
      '10.0.0.1',
    ],
    ['is not known of a call that is gone', { peer: undefined, forwardedFor: '' }, undefined],
    [
      'is the nearest there is where a proxy wrote none',
      { peer: '10.0.0.2', forwardedFor: '1.1.1.1, unknown, 10.0.0.1', proxies: 2 },
      '10.0.0.1',
    ],
  ])('%s', (_, { peer, forwardedFor, proxies = 0 }, address) => {
    const request = { headers: { 'x-forwarded-for': forwardedFor }, socket: { remoteAddress: peer } };
    expect(callerAddress(request as unknown as IncomingMessage, proxies)).toBe(address);
  });
});

describe('what a request says of where it comes from', () => {
  const request = (headers: Record<string, string>) =>
    ({ headers: { host: 'portal.example', ...headers }, socket: { remoteAddress: '203.0.113.9' } }) as unknown as IncomingMessage;
  const made = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-port': '1',
    'x-forwarded-proto': 'gopher',
    forwarded: 'host=evil.example',
    'x-real-ip': '1.1.1.1',
  };

  it('is left out where nobody but the caller can have said it', () => {
    const { headers } = settled(request(made), 'http://portal.example');
    expect(headers).toEqual({ host: 'portal.example', 'x-forwarded-for': '203.0.113.9' });
  });

  it('is TLS at the public address, because the operator has said so', () => {
    expect(settled(request(made), 'https://portal.example').headers['x-forwarded-proto']).toBe('https');
    expect(settled(request({ host: 'localhost:4321' }), 'https://portal.example').headers['x-forwarded-proto']).toBeUndefined();
  });
});

function settled(request: IncomingMessage, origin: string): IncomingMessage {
  settleForwarded(request, { origin, proxies: 0 });
  return request;
}
