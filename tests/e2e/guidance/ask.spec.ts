import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`asking an expert, ${lang}, with script off`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('a sign that cannot wait says go now and sends nothing; without one the question goes out', async ({
      page,
      origin,
      contact,
    }) => {
      await page.goto(`${prefix}/ask`);
      await expect(page.locator('#new form')).toHaveCount(0);
      await signIn(page, { origin, prefix, contact: contact(lang === 'zh' ? 0 : 1) });
      await page.goto(`${prefix}/ask`);
      await page.selectOption('#topic', 'health');
      await page.selectOption('#month', '8');
      await page.fill('#text', '夜里咳嗽，白天没事');
      await page.click('#new button[type=submit]');
      await expect(page.locator('.ask-flags fieldset')).toHaveCount(2);
      await expectNoSidewaysScroll(page);
      await page.check('input[value=blue]');
      await page.click('button[value=send]');
      await expect(page.locator('.ask-go a[href="tel:120"]')).toBeVisible();
      await page.goto(`${prefix}/ask`);
      await expect(page.locator('main')).not.toContainText('夜里咳嗽');

      await page.selectOption('#topic', 'health');
      await page.selectOption('#month', '8');
      await page.fill('#text', '夜里咳嗽，白天没事');
      await page.click('#new button[type=submit]');
      await page.click('button[value=send]');
      await expect(page.locator('#noSigns')).toHaveAttribute('aria-invalid', 'true');
      await page.check('#noSigns');
      await page.click('button[value=send]');
      await expect(page.locator('.notice-ok')).toBeVisible();
      await expect(page.locator('main')).toContainText('夜里咳嗽');
    });
  });
}

test('asking an expert is accessible', async ({ page, origin, contact }) => {
  await signIn(page, { origin, contact: contact(2) });
  await page.goto('/ask');
  await expectAccessible(page);
  await page.selectOption('#topic', 'safety');
  await page.selectOption('#month', '0');
  await page.fill('#text', '背带怎么用');
  await page.click('#new button[type=submit]');
  await expect(page.locator('.ask-flags')).toBeVisible();
  await expectAccessible(page);
});
