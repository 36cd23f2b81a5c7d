import { expect, it } from 'vitest';
import type { FoundNothing } from '#cms/portal/found-nothing.ts';
import { noteNothingFound } from '#site/search/note-nothing-found.ts';
import type { SearchView } from '#site/search/search-view.ts';

const when = { kind: 'window', date: '2026-11-25', from: 600, to: 720 } as const;
const view = (over: object = {}) =>
  ({ wish: { when, page: 1, perPage: 20 }, results: { total: 0, partTotal: 0 }, places: [], ...over }) as unknown as SearchView;

function noted(shown: SearchView): FoundNothing[] {
  const heard: FoundNothing[] = [];
  const request = new Request('http://localhost/facilities', { headers: { 'user-agent': 'Phone', purpose: 'prefetch' } });
  const portal = { foundNothing: (one: FoundNothing) => void heard.push(one) };
  noteNothingFound({ portal } as unknown as Parameters<typeof noteNothingFound>[0], shown, {
    ...{ request, clientAddress: '203.0.113.7' },
  });
  return heard;
}

it('a search with a time that showed nobody free is told, with what tells a reader from a program', () => {
  const [one] = noted(view());
  expect(one).toMatchObject({ wish: { when }, address: '203.0.113.7', agent: 'Phone' });
  expect(one?.purpose).toContain('prefetch');
});

it('one that showed a centre, a part of the children, or what was wrong with it is not', () => {
  expect(noted(view({ results: { total: 1, partTotal: 0 } }))).toEqual([]);
  expect(noted(view({ results: { total: 0, partTotal: 1 } }))).toEqual([]);
  expect(noted(view({ problem: { code: 'search_window' } }))).toEqual([]);
  expect(noted(view({ wish: { page: 1, perPage: 20 } }))).toEqual([]);
});

it('a family’s own place is where it looks; where the city begins is nowhere', () => {
  const from = { point: { lat: 32.49, lng: 119.91 }, name: '家' };
  expect(noted(view({ from, places: [{ id: 'p' }] }))[0]?.wish.near).toEqual(from.point);
  expect(noted(view({ from }))[0]?.wish.near).toBeUndefined();
});
