import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, locale } of LANGUAGES) {
  test.describe(`a short film, ${lang}, with script off`, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('is read whole without playing, plays by its switch from the keyboard, and is held', async ({ page }) => {
      await page.goto(`${prefix}/guidance/film-safe-sleep`);
      const scenes = page.locator('.film-scenes li');
      await expect(scenes).toHaveCount(6);
      for (const scene of await scenes.all()) await expect(scene).toBeVisible();
      await expectNoSidewaysScroll(page);
      await page.locator('#film-play').focus();
      await page.keyboard.press('Space');
      const seen = (at: number) => scenes.nth(at).evaluate((scene) => Number(getComputedStyle(scene).opacity));
      await expect.poll(() => seen(0)).toBe(1);
      expect(await seen(5)).toBe(0);
      await page.locator('.film-hold').click();
      expect(await scenes.nth(0).evaluate((scene) => getComputedStyle(scene).animationPlayState)).toBe('paused');
    });

    test('moves nothing where less motion is asked for', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${prefix}/guidance/film-choking-baby`);
      await expect(page.locator('.film-go')).toBeHidden();
      await expect(page.locator('.film-scenes li').last()).toBeVisible();
    });
  });
}
