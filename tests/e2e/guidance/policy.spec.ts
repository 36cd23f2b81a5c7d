import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** Born in September 2026, seen in November 2026: 36 months of 300 yuan, 34 of them from this month on. */
const BORN = '2026-09-10';
const SAYS = {
  zh: { gets: '10,800 元', months: '36 个月', ahead: '还有 34 个月', untaxed: '没有：不交个税', register: '要先落户口' },
  en: { gets: '¥10,800', months: '36 months', ahead: '34', untaxed: 'no income tax', register: 'has to be registered first' },
};

for (const { lang, prefix, locale, tag } of LANGUAGES)
  for (const javaScriptEnabled of [true, false])
    test.describe(`what a family gets, ${lang}, with script ${javaScriptEnabled ? 'on' : 'off'}`, { tag }, () => {
      test.use({ locale, javaScriptEnabled });

      test('is said after three answers, and no answer stands in the address', async ({ page, origin }) => {
        await page.goto(`${prefix}/policy`);
        const check = page.locator('#check');
        await expect(check.locator('[role=status]')).toHaveCount(0);
        await check.locator('button[type=submit]').click();
        await expect(page.locator('.errors')).toBeVisible();
        await check.locator('[name=birthDate]').fill(BORN);
        await check.locator('[name=registered]').selectOption('unsure');
        await check.locator('[name=taxed]').selectOption('no');
        await check.locator('button[type=submit]').click();
        const [subsidy, tax] = [check.locator('[role=status] > ul > li').nth(0), check.locator('[role=status] > ul > li').nth(1)];
        for (const words of [SAYS[lang].gets, SAYS[lang].months, SAYS[lang].ahead, SAYS[lang].register])
          await expect(subsidy).toContainText(words);
        await expect(tax).toContainText(SAYS[lang].untaxed);
        // Each answer says on what it goes, and how sure that is.
        await expect(check.locator('[role=status] > ul > li p.dim')).toHaveCount(
          await check.locator('[role=status] > ul > li').count(),
        );
        expect(page.url()).toMatch(new RegExp(`^${origin}${prefix}/policy(#check)?$`));
        await expect(check.locator('[name=birthDate]')).toHaveValue(BORN);
        await expect(check.locator('[name=taxed]')).toHaveValue('no');
        if (javaScriptEnabled) await expectAccessible(page);
        await expectNoSidewaysScroll(page);

        await check.locator('[name=registered]').selectOption('yes');
        await check.locator('[name=taxed]').selectOption('yes');
        await check.locator('button[type=submit]').click();
        await expect(tax).not.toContainText(SAYS[lang].untaxed);
        await expect(subsidy).not.toContainText(SAYS[lang].register);
      });
    });
