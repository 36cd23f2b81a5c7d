import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const URGENT = { zh: /^马上打 120$/, en: /^Call 120 now$/ };
const SIGN = { zh: '叫不醒，或者弄醒了又马上睡过去', en: 'cannot be woken, or will not stay awake' };

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`danger signs, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('stand in three boxes by urgency, the ambulance first and one press away, on an article and in a month', async ({
      page,
    }) => {
      for (const path of ['/guidance/fever', '/calendar?month=8']) {
        await page.goto(`${prefix}${path}`);
        const signs = page.locator('#signs');
        await expect(signs.locator('h3')).toHaveCount(3);
        const call = signs.locator('h3 a');
        await expect(call).toHaveText(URGENT[lang]);
        await expect(call).toHaveAttribute('href', 'tel:120');
        await expect(signs.locator('.signs-ambulance li').filter({ hasText: SIGN[lang] })).toHaveCount(1);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    });

    test('are led to from the top of an article and from home', async ({ page }) => {
      await page.goto(`${prefix}/guidance/fever`);
      await page.click('.to-signs a');
      await expect(page.locator('#signs')).toBeInViewport();
      await page.goto(`${prefix}/`);
      await page.click('.sec-foot a');
      await expect(page.locator('#signs h3')).toHaveCount(3);
    });
  });
}
