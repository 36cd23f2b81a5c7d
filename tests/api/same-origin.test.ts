import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fromElsewhere } from '#site/server/same-origin.ts';

const OURS = ['https://portal.example', 'http://localhost:4321'];

/** It names no origin, sends its cookie with whatever form, and may be told to hide where the form is. */
const OLD = {
  'user-agent': 'Mozilla/5.0 (Android 7.0; Mobile; rv:58.0) Gecko/58.0 Firefox/58.0',
  cookie: 'jt_session=somebody',
  'content-type': 'application/x-www-form-urlencoded',
};

it.each<[what: string, headers: Record<string, string>, elsewhere: boolean]>([
  ['a program that names no origin', {}, false],
  ['a page of ours', { origin: 'https://portal.example' }, false],
  ['a page of ours on this machine', { origin: 'http://localhost:4321' }, false],
  ['another site', { origin: 'https://evil.example' }, true],
  ['our address without TLS', { origin: 'http://portal.example' }, true],
  ['a site with our name in its own', { origin: 'https://portal.example.evil.example' }, true],
  ['a page that hides where it is', { origin: 'null' }, true],
  ['another site, by the browser’s word', { 'sec-fetch-site': 'cross-site' }, true],
  ['a neighbour on our domain', { 'sec-fetch-site': 'same-site' }, true],
  ['the address bar', { 'sec-fetch-site': 'none' }, false],
  ['a page of ours whose origin is hidden', { 'sec-fetch-site': 'same-origin', origin: 'null' }, false],
  ['an old browser that hides from which page a form comes', OLD, true],
  ['an old browser with a form of another site', { ...OLD, referer: 'https://evil.example/https://portal.example/' }, true],
  ['an old browser with a file for a form of another site', { ...OLD, 'content-type': 'multipart/form-data; boundary=x' }, true],
  ['an old browser with words for another site', { ...OLD, 'content-type': 'text/plain' }, true],
  ['an old browser whose page is none', { ...OLD, referer: 'about:blank' }, true],
  ['an old browser with a form of ours', { ...OLD, referer: 'https://portal.example/account' }, false],
  ['an old browser that has nothing of ours', { ...OLD, cookie: '' }, false],
  ['a program with a cookie that it was given', { ...OLD, 'user-agent': 'python-requests/2.32' }, false],
  ['a program that calls the API as a browser', { ...OLD, 'content-type': 'application/json' }, false],
])('%s', (_, headers, elsewhere) => {
  expect(fromElsewhere({ headers: new Headers(headers) }, OURS)).toBe(elsewhere);
});

it('no page with a form hides where it is, without which an older browser’s form is refused', () => {
  const pages = readdirSync('site/pages', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.astro'));
  expect(pages.length).toBeGreaterThan(20);
  const hidden = pages.filter((name) => {
    const text = readFileSync(join('site/pages', name), 'utf8');
    return text.includes("no-referrer'") && /<form [^>]*method="post"/.test(text);
  });
  expect(hidden).toEqual([]);
});
