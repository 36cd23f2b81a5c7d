import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const ROWS: Record<string, string>[] = [
  { on: '2026-03-20', weight: '3.3' },
  { on: '2026-06-20', weight: '6.2', length: '61' },
  { on: '2026-09-20', weight: '7.7' },
];
const SAYS = {
  zh: '体重 7.7 公斤，在同月龄男宝宝的中间偏下（第 39 百分位）。一直沿着自己的线长。',
  en: 'Weight 7.7 kg, a little below the middle of boys of the same age (percentile 39). It keeps to its own line.',
};
const DOCTOR = { zh: '这几天问一问儿保医生', en: 'child-health doctor within days' };

async function measure(page: Page, row: Record<string, string>) {
  const fields = page.locator('.growth-new');
  for (const [name, value] of Object.entries(row)) await fields.locator(`[name=${name}]`).fill(value);
  await page.click('.growth-form button[type=submit]');
}

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`the growth chart, ${lang}, with script off`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('is drawn with its sentence and its table, and nothing of it stands in an address', async ({ page, origin }) => {
      await page.goto(`${prefix}/growth`);
      await page.fill('#birthDate', '2026-03-20');
      await page.check('input[value=boy]');
      for (const row of ROWS) await measure(page, row);
      expect(page.url()).toBe(`${origin}${prefix}/growth`);
      const weight = page.locator('.growth-part').first();
      await expect(weight.locator('.growth-say')).toHaveText(SAYS[lang]);
      await expect(weight.locator('svg:visible')).toHaveAttribute('aria-label', /7\.7/);
      await weight.locator('summary').click();
      await expect(weight.locator('tbody tr')).toHaveCount(3);
      await expect(weight.locator('tbody tr').last().locator('td').nth(2)).toHaveText('39');
      await expect(page.locator('.growth-doctor')).toHaveCount(0);
      await expectNoSidewaysScroll(page);

      await measure(page, { on: '2026-11-01', weight: '7.2' });
      await expect(weight.locator('.growth-doctor')).toContainText(DOCTOR[lang]);
      await measure(page, { on: '2026-11-02', weight: 'x' });
      await expect(page.locator('.errors')).toBeVisible();
      await expect(page.locator('[id="measured.4.weight"], [id="measured.0.weight"]').first()).toBeAttached();
    });

    test('goes by corrected age for a child that came early', async ({ page }) => {
      await page.goto(`${prefix}/growth`);
      await page.fill('#birthDate', '2026-03-20');
      await page.check('input[value=girl]');
      await page.fill('#weeks', '32');
      await measure(page, { on: '2026-11-14', weight: '7.3' });
      await expect(page.locator('.growth-charts')).toContainText(lang === 'zh' ? '早了 8 周' : 'Born 8 weeks early');
      await page.locator('summary').first().click();
      await expect(page.locator('.growth-part tbody td').first()).toHaveText(lang === 'zh' ? '5 个月' : '5 months');
    });
  });
}

test('the growth chart fills itself in from this device, where somebody ticked that, and forgets', async ({ page }) => {
  await page.goto('/growth');
  await page.fill('#birthDate', '2026-03-20');
  await page.check('input[value=boy]');
  await page.check('#onDevice');
  await measure(page, { weight: '8.3' });
  await expect(page.locator('.growth-say')).toHaveCount(1);
  await expectAccessible(page);
  await page.goto('/growth');
  await expect(page.locator('#birthDate')).toHaveValue('2026-03-20');
  await page.click('.growth-form button[type=submit]');
  await expect(page.locator('.growth-say')).toHaveCount(1);
  await page.goto('/growth');
  await page.click('.device button');
  await page.goto('/growth');
  await expect(page.locator('#birthDate')).toHaveValue('');
});

test('a child’s growth is kept in the account with consent, and removed at a press', async ({ page, origin, contact, visit }) => {
  await signIn(page, { origin, contact: contact() });
  await page.goto('/account/children/new');
  await page.fill('#childName', '司徒量量');
  await page.fill('#birthDate', '2026-03-01');
  await page.click('form.form button[type=submit]');
  await page.click('main a[href$="/growth"]');
  await page.check('input[value=girl]');
  await measure(page, { weight: '8.1' });
  await expect(page.locator('#consentGrowth')).toHaveAttribute('aria-invalid', 'true');
  await page.check('#consentGrowth');
  await page.click('.growth-form button[type=submit]');
  await expect(page.locator('.notice-ok')).toHaveText('存好了。');
  await expect(page.locator('.growth-say')).toContainText('8.1 公斤');
  await expectAccessible(page);
  await page.goto('/account/data');
  await expect(page.locator('main')).toContainText('量了 1 次');
  const here = `${new URL(page.url()).origin}`;
  const stranger = await visit();
  await page.goto('/account');
  const child = String(await page.locator('.child-row a[href^="/account/children/"]').getAttribute('href'));
  await signIn(stranger, { origin, contact: contact(1) });
  expect((await stranger.request.get(`${here}${child}/growth`)).status()).toBe(404);
  await page.goto(`${child}/growth`);
  await page.click('button[value=forget]');
  await expect(page.locator('.growth-say')).toHaveCount(0);
});
