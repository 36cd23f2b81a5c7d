import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`a family doctor, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('is asked for without script, the station answers, the family reads it and takes it back', async ({
      page,
      visit,
      origin,
      contact,
    }) => {
      const own = contact();
      const family = await visit({ locale, javaScriptEnabled: false });
      const here = `${origin}${prefix}/doctors`;
      await family.goto(here);
      await family.selectOption('#township', '321202001');
      await family.click('button[value=clinics]');
      await expect(family.locator('#new .rows li')).toHaveCount(1);
      expect(family.url()).not.toContain('321202');
      await signIn(family, { origin, prefix, contact: own });
      await family.goto(here);
      await family.selectOption('#township', '321202001');
      await family.click('button[value=clinics]');
      await family.click('button[value=ask]');
      await expect(family.locator('#address')).toHaveAttribute('aria-invalid', 'true');
      await family.fill('#address', `${own} 幢 201`);
      await family.fill('#wish', '三口人');
      await family.check('#consent');
      await family.click('button[value=ask]');
      await expect(family.locator('.notice-ok')).toBeVisible();
      await expectNoSidewaysScroll(family);

      await signInStaff(page, { origin, who: 'nurse' });
      await page.goto('/admin/doctors');
      const row = page.locator('.jt-case').filter({ hasText: `${own} 幢 201` });
      await row.locator('textarea').fill('周三上午来，带身份证');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await row.locator('button[value=accept]').click();
      await expect(row.locator('button[value=sign]')).toBeVisible();

      await family.goto(here);
      await expect(family.locator('#own')).toContainText('周三上午来，带身份证');
      await family.click('button[value=withdraw]');
      await expect(family.locator('.notice-ok')).toBeVisible();
      await page.goto('/admin/doctors');
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('.jt-case').filter({ hasText: `${own} 幢 201` })).toHaveCount(0);
    });
  });
}
