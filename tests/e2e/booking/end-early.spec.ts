import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: { field: '最后一天', before: '3 月 31 日', after: '3 月 12 日', standing: '已约好提前结束', told: '托到' },
  en: { field: 'Last day', before: '31 Mar', after: '12 Mar', standing: 'early end agreed', told: 'Care ends with' },
};

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`ending care by the month early, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('a last day shows its refund and what changes, is signed, and is known to everybody', async ({
      page,
      origin,
      contact,
    }) => {
      const words = WORDS[lang];
      const family = contact();
      const wish = { form: 'full_day', ageMonths: '8', date: '2027-03-01', months: '1', meals: 'on', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: family, wish });
      await signContract(page);
      await pay(page);
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      const first = page.url();
      await page.click('a[href$="/end"]');
      await expectAccessible(page);
      // A day that is none of the contract's is said at its field.
      await page.fill('#lastDay', '2027-04-20');
      await page.click('form[method=get] button');
      await expect(page.locator('#lastDay[aria-invalid=true]')).toBeVisible();
      // Of a Saturday the agreed day before it is taken.
      await page.fill('#lastDay', '2027-03-13');
      await page.click('form[method=get] button');
      await expect(page.locator('#lastDay')).toHaveValue('2027-03-12');
      expect(fenIn(await page.locator('#asked .back-big').innerText())).toBeGreaterThan(0);
      const difference = page.locator('.difference');
      await expect(difference).toContainText(words.field);
      await expect(difference.locator('del').first()).toContainText(words.before);
      await expect(difference.locator('ins').first()).toContainText(words.after);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      // Without the box the signature does not count.
      await page.fill('form.sign [name=name]', '林示例');
      await page.click('form.sign button[type=submit]');
      await expect(page.locator('.errors')).toBeVisible();
      await page.check('form.sign [name=readTerms]');
      await page.click('form.sign button[type=submit]');
      await page.waitForURL(/ends=1/);
      await expect(page.locator('.notice').first()).toContainText(words.after);
      await expectAccessible(page);

      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      expect(page.url()).not.toBe(first);
      await expect(page.locator('.difference ins').first()).toContainText(words.after);
      const code = /([0-9a-f]{8} ?){8}(?!.*([0-9a-f]{8} ?){8})/s.exec(await page.locator('#contract').innerText())?.[0] ?? '';
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.goto(`${origin}${prefix}/verify?${new URLSearchParams({ hash: code.trim() })}`);
      await expect(page.locator('.notice')).toContainText(words.standing);
      await page.goto(`${origin}${prefix}/outbox?to=${family}`);
      await expect(page.locator('main')).toContainText(words.told);
    });
  });
