import { expect, inject, it } from 'vitest';
import { QUIET } from '../pages/addresses.ts';

const origin = inject('origin');

/** The few lines in the page itself that fetch a Chinese font where the machine has none; every page has them once. */
const FONT_PROBE = /^<script data-css="\/assets\/webfont\.[\w-]+\.css">$/;

// The home page, the search, a centre, what was saved or compared, and a booking send some.
it.each(QUIET)('%s sends no script of its own', async (path) => {
  const html = await (await fetch(`${origin}${path}`)).text();
  const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>/g)].map(([tag]) => tag);
  expect(scripts.filter((tag) => !FONT_PROBE.test(tag))).toEqual([]);
  expect(scripts.length).toBeLessThanOrEqual(1);
});
