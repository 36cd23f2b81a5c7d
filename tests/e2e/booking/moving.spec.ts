import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    same: '价钱不变',
    dearer: '比现在多 26.00',
    history: '改时间：从',
    cannot: '这个预约不能改时间',
    told: '改好时间了',
    arrived: '退款到了',
  },
  en: {
    same: 'The price stays',
    dearer: '¥26.00 more than now',
    history: 'Moved from',
    cannot: 'This booking cannot be moved',
    told: 'Moved:',
    arrived: 'Refund arrived',
  },
};

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  const words = WORDS[lang];

  test.describe(`moving a stay, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('shows places, price and terms, asks once, and is told and listed as what it was', async ({ page, origin, contact }) => {
      const { was, now } = DAYS.moving[lang];
      const family = contact();
      const wish = { ageMonths: '8', form: 'hourly', date: was, from: '14:00', to: '16:00', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: family, wish });
      await signContract(page);
      await pay(page);
      const booking = page.url().split('?')[0] ?? '';
      await page.click('a[href$="/reschedule"]');
      await expectAccessible(page);
      const look = async (to: string) => {
        if ((await page.inputValue('[name=date]')) !== now) {
          await page.fill('[name=date]', now);
          await page.waitForURL(/date=/);
        }
        await page.selectOption('[name=to]', to);
        await page.waitForURL(new RegExp(`to=${to.replace(':', '%3A')}`));
      };
      await look('17:00');
      await expect(page.locator('#asked')).toContainText(words.dearer);
      await expect(page.locator('form[method=post]')).toHaveCount(0);
      // What cannot be read is said at its fields, and stays as it was typed.
      await page.goto(`${booking}/reschedule?date=2027-01-19&from=16:00&to=14:00`);
      await expect(page.locator('.errors')).toBeFocused();
      await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
      await expect(page.locator('[name=from]')).toHaveValue('16:00');
      // A day of rest has no hours; what can be had instead is a link.
      await page.goto(`${booking}/reschedule?date=2027-01-23&from=14:00&to=16:00`);
      await page.locator('.move-ways a').first().click();
      await expect(page.locator('#asked')).toContainText(words.same);
      await look('16:00');
      await expect(page.locator('#asked')).toContainText(words.same);
      await expectAccessible(page);
      // What was signed is a framework contract: the new time is an annex to it.
      await expect(page.locator('[name=name]')).toHaveCount(0);
      await page.click('form[method=post] button');
      await page.waitForURL(/moved=1/);
      await expect(page.locator('.timeline')).toContainText(words.history);
      await expectAccessible(page);

      await page.click('a[href*="cancel=1"]');
      await page.click('.btn-bad');
      await page.waitForURL((url) => !url.search.includes('cancel'));
      await page.goto(`${booking}/reschedule`);
      expect(await page.textContent('h1')).toBe(words.cannot);
      await expect(page.locator('form[method=get] [name=date]')).toHaveCount(0);

      await page.goto(`${prefix}/outbox?to=${family}`);
      for (const subject of [words.told, words.arrived]) await expect(page.locator('.mails')).toContainText(subject);
      await expectAccessible(page);
      await page.locator('.mails a').first().click();
      expect(page.url()).toContain('/bookings/');
    });
  });
}
