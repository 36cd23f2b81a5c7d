import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';
import { LIVELY, QUIET } from './addresses.ts';

test.describe.configure({ mode: 'parallel' });

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`every page, ${lang}`, { tag }, () => {
    test.use({ locale });

    for (const path of [...QUIET, ...LIVELY]) {
      test(`${prefix}${path} is accessible, fits its window, and breaks no policy`, async ({ page, isMobile }) => {
        const refused: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && /Content Security Policy/.test(message.text())) refused.push(message.text());
        });
        const response = await page.goto(`${prefix}${path}`);
        const policy = response?.headers()['content-security-policy'] ?? '';
        expect(policy).toMatch(/script-src 'self'/);
        expect(policy).not.toMatch(/unsafe/);
        await expectAccessible(page);
        // A desktop at 400 % zoom is narrower than a phone.
        for (const width of isMobile ? [390, 320] : [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 844 });
          await expectNoSidewaysScroll(page);
        }
        await page.waitForLoadState('networkidle');
        expect(refused).toEqual([]);
      });
    }
  });
}

test.describe('large letters', { tag: '@phone' }, () => {
  test('are given to who asks for them, and stay', async ({ page, origin }) => {
    await page.goto('/facilities/hailing-sample');
    await page.click('.tools a[href^="/text-size"]');
    expect(page.url()).toBe(`${origin}/facilities/hailing-sample`);
    const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
    expect(await size()).toBeGreaterThanOrEqual(24);
    // What the bar at the foot half covers would count as small: it is scrolled from under it.
    await page
      .locator('[data-hours-link]')
      .first()
      .evaluate((link) => link.scrollIntoView({ block: 'center' }));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto('/');
    expect(await size()).toBeGreaterThanOrEqual(24);
    const button = await page.locator('form.sentence button').boundingBox();
    expect(button?.height).toBeGreaterThanOrEqual(60);
    await page.click('.tools a[href^="/text-size"]');
    expect(await size()).toBe(18);
  });
});
