import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

for (const script of [true, false])
  test.describe(`two children who are not in the account yet, ${script ? 'with' : 'without'} script`, { tag: '@phone' }, () => {
    test.use({ javaScriptEnabled: script });

    test('are typed in one form, summed up before anything is held, and held together', async ({ page, origin, contact }) => {
      await signIn(page, { origin, contact: contact() });
      const date = DAYS.secondChild[script ? 'script' : 'plain'];
      const wish = { ageMonths: '8', form: 'hourly', date, from: '15:00', to: '17:00', before: 'on', step: 'child' };
      await page.goto(`/book/hailing-sample?${new URLSearchParams(wish)}`);
      await page.fill('#guardianName', '林示例');
      await page.check('#adult');
      await page.fill('#childName', '小满');
      await page.fill('#birthDate', '2026-03-10');
      await expect(page.locator('#otherName')).toBeHidden();
      await page.locator('#also summary').click();
      await page.fill('#otherName', '小圆');
      await page.fill('#otherBirthDate', '2026-03-10');
      if (!script) await page.click('button[name=reckon]');
      await expect(page.locator('#order .order-row .nb', { hasText: '元' })).toHaveCount(2);
      for (const name of ['小满', '小圆']) await expect(page.locator('#order')).toContainText(name);
      for (const [field, value] of [
        ['guardianName', '林示例'],
        ['childName', '小满'],
        ['otherName', '小圆'],
      ] as const)
        await expect(page.locator(`#${field}`)).toHaveValue(value);
      if (script) await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await page.fill('#otherNotes', '花生过敏');
      await page.click('#go-on > button');
      await expect(page.locator('.errors a')).toHaveAttribute('href', '#otherConsent');
      expect(await (await page.request.get('/account')).text()).not.toContain('小满');
      await page.check('#otherConsent');
      await page.click('#go-on > button');
      await page.waitForURL(/\/bookings\//);
      await expect(page.locator('.order-papers li')).toHaveCount(2);
      for (const name of ['小满', '小圆']) await expect(page.locator('main')).toContainText(name);
    });
  });
