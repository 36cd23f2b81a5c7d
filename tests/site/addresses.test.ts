import { describe, expect, it } from 'vitest';
import { monthParam } from '#cms/input/values.ts';
import { localNext } from '#site/family/session-cookie.ts';
import { readSources } from '#site/guidance/article-words.ts';
import { themeCss } from '#site/ui/theme-css.ts';

describe('where to go next', () => {
  it.each(['/', '/calendar?month=8', '/en/book/hailing-sample?form=hourly#time'])('goes on to %s', (path) => {
    expect(localNext(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'calendar',
    '',
    null,
  ])('does not go on to %j', (path) => {
    expect(localNext(path)).toBeUndefined();
  });
});

describe('a month of age in an address', () => {
  const month = (query: string) => monthParam(new URLSearchParams(query));
  it.each([
    ['month=0', 0],
    ['month=08', 8],
    ['month=36', 36],
    ['month=37', undefined],
    ['month=-1', undefined],
    ['month=8.5', undefined],
    ['month=%20', undefined],
    ['month=1e1', undefined],
    ['', undefined],
  ])('is read from %s', (query, expected) => {
    expect(month(query)).toBe(expected);
  });
});

it('takes only colours from a city pack', () => {
  expect(themeCss({ pine: '#0a5c7a', 'ink-2': '#456', bad: 'red;}body{display:none', 'a b': '#fff' })).toBe(
    ':root{--hue-pine:#0a5c7a;--hue-ink-2:#456}\n',
  );
});

it('links only sources with a web address', () => {
  expect(readSources('国标\n\n WHO | https://who.int \nx | javascript:alert(1)')).toEqual([
    { title: '国标' },
    { title: 'WHO', url: 'https://who.int' },
    { title: 'x' },
  ]);
});
