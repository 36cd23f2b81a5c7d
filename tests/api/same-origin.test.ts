import { expect, it } from 'vitest';
import { fromElsewhere } from '#site/server/same-origin.ts';

const OURS = ['https://portal.example', 'http://localhost:4321'];

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
])('%s', (_, headers, elsewhere) => {
  expect(fromElsewhere(new Request('https://portal.example/', { method: 'POST', headers }), OURS)).toBe(elsewhere);
});
