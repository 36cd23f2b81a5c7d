import type { Page } from '@playwright/test';
import { expect, test } from '../kit/test.ts';

const RESULTS = '/facilities?ageMonths=8';
const names = (page: Page) => page.locator('[data-results] h2 a[href*="/facilities/"]');

/** What the page asks for by itself, as long as it stays: pages of centres, and files for them. */
function watch(page: Page) {
  const pages: string[] = [];
  const files: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (request.isNavigationRequest()) return;
    if (pathname.startsWith('/facilities/')) pages.push(pathname + search);
    if (request.headers()['sec-purpose'] === 'prefetch') files.push(pathname);
  });
  return { pages, files };
}

async function pathOf(page: Page, n: number): Promise<string> {
  return new URL((await names(page).nth(n).getAttribute('href')) ?? '', page.url()).pathname;
}

test('the page of a centre that a pointer stays on is there before it is opened, with its files, once', {
  tag: '@desktop',
}, async ({ page }) => {
  await page.goto(RESULTS);
  const { pages } = watch(page);
  const path = await pathOf(page, 0);
  await names(page).nth(0).hover();
  await expect.poll(() => pages).toContain(path);
  await expect(page.locator('head link[rel=prefetch][href^="/assets/"]').first()).toBeAttached();
  await page.mouse.move(0, 0);
  await names(page).nth(0).hover();
  await names(page).nth(1).hover();
  const second = await pathOf(page, 1);
  await expect.poll(() => pages).toContain(second);
  const paths = pages.map((one) => one.split('?')[0]);
  expect(paths, 'each once, and without what was asked of it').toEqual([...new Set(pages)]);

  const fetched = await page
    .locator('head link[rel=prefetch]')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  await page.waitForLoadState('networkidle');
  await names(page).nth(0).click();
  await page.waitForURL(/\/facilities\/[\w-]+/);
  await page.waitForLoadState('load');
  const sent = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => [new URL(entry.name).pathname, (entry as PerformanceResourceTiming).transferSize] as const),
  );
  const again = sent.filter(([name]) => fetched.includes(name));
  expect(again.length).toBeGreaterThan(0);
  expect(again.filter(([, bytes]) => bytes > 0)).toEqual([]);
});

test('a finger that touches a centre down has its page fetched', { tag: '@phone' }, async ({ page }) => {
  await page.goto(RESULTS);
  const { pages } = watch(page);
  await names(page).nth(1).dispatchEvent('pointerover', { pointerType: 'touch' });
  await page.waitForTimeout(300);
  expect(pages, 'scrolling past').toEqual([]);
  await names(page).nth(1).dispatchEvent('pointerdown', { pointerType: 'touch' });
  await expect.poll(async () => pages).toEqual([await pathOf(page, 1)]);
});

test('who saves data is sent nothing beforehand', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(RESULTS);
  const { pages, files } = watch(page);
  await names(page).nth(0).dispatchEvent('pointerdown', { pointerType: 'touch' });
  await names(page).nth(0).dispatchEvent('pointerover', { pointerType: 'mouse' });
  await page.waitForTimeout(500);
  expect([pages, files]).toEqual([[], []]);
});
