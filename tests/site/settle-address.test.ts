import { describe, expect, it } from 'vitest';
import { settleAddress } from '#site/server/settle-address.ts';

describe('the one form of an address', () => {
  it.each([
    ['/', '/'],
    ['/facilities?place=%E6%B3%B0&x=%2e%2e', '/facilities?place=%E6%B3%B0&x=%2e%2e'],
    ['/admin/api/users/%6cogin', '/admin/api/users/login'],
    ['/admin/api/users/%6Cogin', '/admin/api/users/login'],
    ['/./admin/./api/users/login', '/admin/api/users/login'],
    ['/x/../admin', '/admin'],
    ['/x/%2e%2E/admin', '/admin'],
    ['/x/.%2e/admin', '/admin'],
    ['//admin', '/admin'],
    ['//evil.example/admin', '/evil.example/admin'],
    ['/\\evil.example', '/evil.example'],
    ['/admin///api', '/admin/api'],
    ['/admin/..//../x', '/x'],
    ['/guidance/', '/guidance'],
    ['/en/?month=9', '/en?month=9'],
    ['/guidance//', '/guidance'],
    ['/a/b/..', '/a'],
    ['//', '/'],
    ['/a%2fb', '/a%2Fb'],
    ['/%e6%b3%b0', '/%E6%B3%B0'],
    ['/泰', '/%E6%B3%B0'],
    ['/en/%', '/en/%25'],
    ['/en/%zz', '/en/%25zz'],
    ['/en/%ff', '/en/%25ff'],
    ['/en/%E6%B3', '/en/%25E6%25B3'],
    ['/%252e%252e/admin', '/%252e%252e/admin'],
    ['/guidance#part', '/guidance'],
    ['/guidance?q=1#part', '/guidance?q=1'],
    ['/a\tb', '/ab'],
  ])('%s is %s', (given, settled) => {
    expect(settleAddress(given)).toBe(settled);
  });

  it.each(['*', 'http://elsewhere.example/admin', '', 'admin'])('%s is no address', (given) => {
    expect(settleAddress(given)).toBeUndefined();
  });

  it('is its own form', () => {
    const pieces = [
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2F',
      '%25',
      '%',
      'a',
      'A',
      '%6C',
      '\\',
      '%5c',
      '%e6',
      '泰',
      '?',
      '#',
      ';',
      ' ',
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 2000; round += 1) {
      const given = `/${Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join('')}`;
      const settled = settleAddress(given) ?? '';
      expect(settleAddress(settled), given).toBe(settled);
      expect(settled, given).toMatch(/^\/(?![/\\])/);
      expect(() => decodeURIComponent(settled.split('?', 1)[0] ?? ''), given).not.toThrow();
    }
  });
});
