import { describe, expect, it } from 'vitest';
import { settlePacking } from '../../site/server/packing.ts';

const settled = (headers: Record<string, string>, { staff = false, dev = false } = {}) => {
  const request = { 'accept-encoding': 'gzip, deflate, br, zstd', ...headers };
  settlePacking(request, { staff, dev });
  return request['accept-encoding'];
};

describe('what an answer may be packed with', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1.0, BR ; q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0', undefined],
    ['deflate', undefined],
    ['brotli-like', undefined],
    ['', undefined],
  ])('is the best of what is accepted: %s', (accepted, packing) => {
    expect(settled({ 'accept-encoding': accepted })).toBe(packing);
  });

  it('is left to the staff surface', () => {
    expect(settled({}, { staff: true })).toBe('gzip, deflate, br, zstd');
  });

  it('is nothing while the pages are being worked on', () => {
    expect(settled({}, { dev: true })).toBeUndefined();
  });
});

describe('an answer to somebody known by a cookie', () => {
  const KNOWN = [
    ['jt_session=abc', false],
    ['jt_text=large; jt_saved=1.2', false],
    ['payload-token=abc', true],
  ] as const;
  const ours = { 'sec-fetch-site': 'same-origin' };

  it.each(KNOWN)('is packed when the person or a page of ours asked: %s', (cookie, staff) => {
    expect(settled({ cookie, ...ours }, { staff })).toBeDefined();
    expect(settled({ cookie, 'sec-fetch-site': 'none' }, { staff })).toBeDefined();
  });

  it.each(KNOWN)('is not packed when another site may have asked: %s', (cookie, staff) => {
    for (const asked of ['cross-site', 'same-site', ''])
      expect(settled({ cookie, 'sec-fetch-site': asked }, { staff })).toBeUndefined();
    expect(settled({ cookie }, { staff })).toBeUndefined();
  });

  it('large text alone makes nobody known', () => {
    expect(settled({ cookie: 'jt_text=large', 'sec-fetch-site': 'cross-site' })).toBe('br');
  });
});
