import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pathsOfPages } from '../support/page-routes.ts';
import { ON_THE_WAY } from './journey.ts';
import { FAMILY, SHOTS, STAFF_SHOTS } from './pages.ts';

const shots = [...SHOTS, ...FAMILY, ...ON_THE_WAY];
/** Leads on to another page at once. */
const SHOWS_NOTHING = ['site/pages/searches/open.astro'];
/** Of payment apps, which no demonstration has: their own tests ask for it. */
const WITHOUT_DEMO = ['site/pages/pay/[ref].astro'];
/** Reached by links of a page, and so by an address that is not known before. */
const FOLLOWED: Record<string, string> = {
  'site/pages/activities/[slug].astro': 'activity',
  'site/pages/facilities/[slug]/take-over.astro': 'take-over',
  'site/pages/404.astro': 'not-found',
  'site/pages/disputes/[id].astro': 'dispute',
};

it('every page there is has a picture', () => {
  const paths = shots.map(({ path }) => path.replace(/[?#].*$/, ''));
  const names = [...SHOTS, ...FAMILY].map(({ name }) => name);
  const without = globSync('site/pages/**/*.astro').filter((file) => {
    if ([...SHOWS_NOTHING, ...WITHOUT_DEMO].includes(file) || file.includes('[...')) return false;
    const followed = FOLLOWED[file];
    return followed ? !names.includes(followed) : !paths.some((path) => pathsOfPages(file).test(path));
  });
  expect(without).toEqual([]);
});

it('of every page that is pictured docs/look.md says what it is like', () => {
  const rows = new Set([...readFileSync('docs/look.md', 'utf8').matchAll(/^\| ([^|]+?) \|/gm)].map(([, row]) => row));
  const unsaid = [...shots, ...STAFF_SHOTS].map(({ look }) => look).filter((look) => !rows.has(look));
  expect([...new Set(unsaid)]).toEqual([]);
});
