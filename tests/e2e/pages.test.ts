import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './accessible.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';
const QUIET = [
  '/guidance',
  '/guidance/separation-anxiety',
  '/calendar',
  '/activities',
  '/policy',
  '/policy/tz-2021-71',
  '/verify',
  '/privacy',
  '/accessibility',
  '/account',
  '/outbox',
  '/nothing-here',
];
const LIVELY = [
  '/',
  `/facilities?place=凤城河&${WISH}`,
  '/facilities',
  '/facilities/hailing-sample',
  '/favourites',
  '/facilities/compare?ids=hailing-sample',
  '/facilities?near=nowhere',
  `/book/hailing-sample?${WISH}`,
];

describe('every page', () => {
  it.each(['', '/en'])('is accessible, fits a phone, and reads at 400 % zoom (language prefix "%s")', async (prefix) => {
    const page = await visit();
    for (const path of [...QUIET, ...LIVELY]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${origin}${prefix}${path}`);
      await expectAccessible(page);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        await expectNoSidewaysScroll(page);
      }
    }
  });

  it('sends no script unless it is the home page, the search, a centre, what was saved or compared, or a booking', async () => {
    for (const path of QUIET) {
      const html = await (await fetch(`${origin}${path}`)).text();
      const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)[^>]*>/g)].map(([tag]) => tag);
      expect(scripts, path).toEqual([]);
    }
  });

  it('has a strict content security policy, and breaks it nowhere', async () => {
    const page = await visit();
    const refused: string[] = [];
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        /Content Security Policy/.test(message.text()) &&
        refused.push(`${page.url()} ${message.text()}`),
    );
    for (const path of [...QUIET, ...LIVELY]) {
      const response = await page.goto(`${origin}${path}`);
      const policy = response?.headers()['content-security-policy'] ?? '';
      expect(policy, path).toMatch(/script-src 'self'/);
      expect(policy, path).not.toMatch(/unsafe/);
      await page.waitForLoadState('networkidle');
    }
    expect(refused).toEqual([]);
  });

  it('is given in large letters to who asks for them, and stays so', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 } });
    await page.goto(`${origin}/facilities/hailing-sample`);
    await page.click('.tools a[href^="/text-size"]');
    expect(page.url()).toBe(`${origin}/facilities/hailing-sample`);
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    expect(await size()).toBeGreaterThanOrEqual(24);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`${origin}/`);
    expect(await size()).toBeGreaterThanOrEqual(24);
    const button = await page.locator('form.sentence button').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(60);
    await page.click('.tools a[href^="/text-size"]');
    expect(await size()).toBe(18);
  });
});
