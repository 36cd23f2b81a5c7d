import { expect, inject, it } from 'vitest';
import { QUIET } from '../pages/addresses.ts';

const origin = inject('origin');

// The home page, the search, a centre, what was saved or compared, and a booking send some.
it.each(QUIET)('%s sends no script', async (path) => {
  const html = await (await fetch(`${origin}${path}`)).text();
  const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>/g)].map(([tag]) => tag);
  expect(scripts).toEqual([]);
});
