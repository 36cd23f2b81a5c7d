import { describe, expect, it } from 'vitest';
import { linkAddress, webAddress } from '#domain/places/web-address.ts';

const WEB: [string, string][] = [
  ['https://example.cn/a?b=1#c', 'https://example.cn/a?b=1#c'],
  [' http://example.cn ', 'http://example.cn'],
  ['www.example.cn', 'https://www.example.cn'],
  ['example.cn/入托', 'https://example.cn/入托'],
  ['例子.中国', 'https://例子.中国'],
  ['https://例子.中国/a', 'https://例子.中国/a'],
];
const NEITHER = [
  '',
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.cn',
  '/\\example.cn',
  '\\\\example.cn',
  'https://',
  'https:///example.cn',
  'https://localhost',
  'https://user:password@example.cn',
  'https://example.cn\\@other.cn',
  'https://example.cn/"onclick=alert(1)',
  'https://exa mple.cn',
  '见官网',
];

describe('an address of the web', () => {
  it.each(WEB)('%j is %s', (typed, address) => {
    expect(webAddress(typed)).toBe(address);
    expect(linkAddress(typed)).toBe(address);
  });
  it.each(NEITHER)('is not %j', (typed) => {
    expect(webAddress(typed)).toBeUndefined();
    expect(linkAddress(typed)).toBeUndefined();
  });
});

it.each([
  ['/guidance/first-foods', '/guidance/first-foods'],
  ['#sources', '#sources'],
  ['mailto:help@example.cn', 'mailto:help@example.cn'],
  ['help@example.cn', 'mailto:help@example.cn'],
  ['tel:0523-12345', 'tel:0523-12345'],
])('a link may lead to %j as well', (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
  expect(webAddress(typed)).toBeUndefined();
});
