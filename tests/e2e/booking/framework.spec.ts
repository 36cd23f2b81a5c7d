import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    once: '签一次就行',
    tap: '这次点一下就行',
    annex: '第 1 号附件',
    whole: '前后的附件都连得上',
    ended: '已终止',
    again: '已经终止了',
  },
  en: {
    once: 'is signed once',
    tap: 'One tap is enough',
    annex: 'Annex 1',
    whole: 'hangs on the one before',
    ended: 'Ended',
    again: 'have ended',
  },
};

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  const words = WORDS[lang];

  test.describe(`hourly care under one contract, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('is signed once, agreed with one tap the next time, checked, and ended by its family', async ({
      page,
      origin,
      contact,
    }) => {
      const [first, second] = DAYS.framework[lang];
      const wish = { ageMonths: '8', form: 'hourly', date: first, from: '14:00', to: '15:00', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish });
      await expect(page.locator('main')).toContainText(words.once);
      await signContract(page);
      await pay(page);

      const hold = async (date: string, hours: object = {}) => {
        await page.goto(`${origin}${prefix}/book/hailing-sample?${new URLSearchParams({ ...wish, date, ...hours })}`);
        await page.click('form:has(input[name=step]) button[type=submit]');
        await page.click('form.form button[type=submit]');
        await page.waitForURL(/\/bookings\//);
      };
      await hold(second);
      await expect(page.locator('h1')).toContainText(words.tap);
      await expect(page.locator('form.sign input:not([type=hidden])')).toHaveCount(0);
      await expect(page.locator('.key')).toContainText('26.00');
      await expectAccessible(page);
      await page.click('form.sign button');
      await page.waitForSelector('form:has(input[value=pay])');
      await pay(page);

      // The paper names the one before, and the check looks at all of them.
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"])');
      await expect(page.locator('h1')).toContainText(words.annex);
      await expectAccessible(page);
      await page.click('a[href*="/verify"]');
      await expect(page.locator('.notice-ok')).toContainText(words.whole);

      await page.goto(`${prefix}/account`);
      await page.click('a[href$="/account/frameworks"]');
      await expect(page.locator('.rows li')).toHaveCount(2);
      await expectAccessible(page);
      await page.click('button[value=ask]');
      await page.click('button[value=end]');
      await expect(page.locator('.notice-ok')).toContainText(words.ended);

      await hold(first, { from: '16:00', to: '17:00' });
      await expect(page.locator('.notice')).toContainText(words.again);
      await expect(page.locator('form.sign [name=readTerms]')).toHaveCount(1);
    });
  });
}
