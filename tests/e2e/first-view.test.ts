import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../support/chromium.ts';
import { type FirstView, firstView } from '../support/first-view.ts';
import { withChineseFont, withLatinFont } from '../support/fonts.ts';

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';
const PAGES = {
  home: { path: '/', phone: 60_000, desktop: 60_000 },
  search: { path: `/facilities?place=凤城河&${WISH}`, phone: 100_000, desktop: 140_000 },
  'search for all': { path: '/facilities', phone: 100_000, desktop: 140_000 },
  centre: { path: `/facilities/hailing-sample?${WISH}`, phone: 60_000, desktop: 60_000 },
  compare: {
    path: `/facilities/compare?${WISH}&ids=hailing-sample,wutong-sample-childcare-centre-19`,
    phone: 60_000,
    desktop: 60_000,
  },
  article: { path: '/guidance/separation-anxiety', phone: 60_000, desktop: 60_000 },
};
const DEVICES = [
  { device: 'phone', viewport: { width: 390, height: 844 } },
  { device: 'desktop', viewport: { width: 1280, height: 900 } },
] as const;

const origin = inject('origin');

/** Chromium with the fonts of a machine, and each page seen by it for the first time. */
function browserWith(fonts: () => Record<string, string>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(await chromiumLaunch(fonts()));
  });
  afterAll(() => browser.close());
  return async (path: string, viewport: { width: number; height: number }): Promise<FirstView> => {
    const context = await browser.newContext({ viewport });
    try {
      return await firstView(context, origin + path);
    } finally {
      await context.close();
    }
  };
}

describe('the first view of a page, on a machine with a Chinese font', () => {
  const see = browserWith(withChineseFont);

  for (const { device, viewport } of DEVICES)
    for (const [name, { path, [device]: most }] of Object.entries(PAGES))
      for (const prefix of ['', '/en'])
        it(`${name}, ${device}, ${prefix || '/'}: at most ${most / 1000} kB, and nothing moves`, async () => {
          const view = await see(prefix + path, viewport);
          const where = view.loaded.join('\n');
          expect(view.bytes, where).toBeGreaterThan(5_000);
          expect(view.bytes, where).toBeLessThanOrEqual(most);
          expect(view.fonts).toBe(0);
          expect(where).not.toContain('webfont');
          expect(view.shift, view.moved.join('\n')).toBeLessThan(0.001);
          // The map is there for who sees it: beside the list of a wide page.
          expect(/assets\/(search-)?map\./.test(where)).toBe(name.startsWith('search') && device === 'desktop');
          expect(where).not.toMatch(/react|PlaceField|SearchForm/);
        });
});

describe('a machine without a Chinese font', () => {
  const see = browserWith(withLatinFont);

  it.each(DEVICES)('gets ours, and nothing moves when it comes: $device', async ({ viewport }) => {
    const view = await see(PAGES.article.path, viewport);
    expect(view.loaded.join('\n')).toContain('webfont');
    expect(view.fonts).toBeGreaterThan(3);
    expect(view.shift, view.moved.join('\n')).toBeLessThan(0.001);
  });
});
