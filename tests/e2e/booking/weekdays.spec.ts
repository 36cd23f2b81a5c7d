import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, pay, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { SOME_WEEKDAYS } from '../kit/some-weekdays.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const { slug, ageMonths, born, threeDays } = SOME_WEEKDAYS;

const WORDS = {
  zh: {
    days: '周一、周三、周五',
    four: '没有公布每周来这几天的价格',
    schedule: '每周一、周三、周五中的法定工作日',
    count: '共 14 天',
  },
  en: { days: 'Mon, Wed, Fri', four: 'no price for so many days a week', schedule: 'Mon, Wed, Fri', count: '14 days' },
};

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`care by the month on some weekdays, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('is chosen by its boxes with the keyboard, has its own price, and stands in the contract with its days', async ({
      page,
      origin,
      contact,
    }) => {
      const words = WORDS[lang];
      await signIn(page, { origin, prefix, contact: contact() });
      const wish = new URLSearchParams({ form: 'full_day', ageMonths: String(ageMonths), date: '2027-03-01', months: '1' });
      // The centre's page first: its calendar is of the days that are chosen.
      await page.goto(`${prefix}/facilities/${slug}?${wish}`);
      for (const day of ['2', '4']) {
        await page.locator(`.pick-days input[value="${day}"]`).focus();
        await page.keyboard.press('Space');
        await page.waitForURL((url) => !url.searchParams.getAll('weekdays').includes(day));
        await expect(page.locator(`.pick-days input[value="${day}"]`)).not.toBeChecked();
        // The next day is a press away.
        await expect(page.locator(`.pick-days input[value="${day}"]`)).toBeFocused();
        await expect(page.locator(`.pick-days input[value="${day}"]`)).toBeInViewport();
      }
      await expect(page.locator('.answer')).toContainText(words.days);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);

      await page.goto(`${prefix}/book/${slug}?${wish}`);
      const box = (day: string) => page.locator(`#time input[name=weekdays][value="${day}"]`);
      await box('2').focus();
      await page.keyboard.press('Space');
      // Four days a week have no price here, and the page says so.
      await expect(page.locator('main')).toContainText(words.four);
      await box('4').focus();
      await page.keyboard.press('Space');
      await page.waitForURL((url) => !url.searchParams.getAll('weekdays').includes('4'));
      await expect(box('1')).toBeChecked();
      await expect(box('4')).not.toBeChecked();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.click('form:has(input[name=step]) button[type=submit]');
      await page.fill('[name=guardianName]', '林示例');
      await page.check('[name=adult]');
      await page.fill('[name=childName]', '小满');
      await page.fill('[name=birthDate]', born);
      await page.click('#go-on > button');
      await page.waitForURL(/\/bookings\//);
      await expect(page.locator('main')).toContainText(words.days);
      await expect(page.locator('main')).toContainText(words.schedule);
      await expect(page.locator('main')).toContainText(words.count);
      await signContract(page);
      expect(fenIn(await page.textContent('form:has(input[value=pay]) button'))).toBe(threeDays);
      await pay(page);
      await expect(page.locator('main')).toContainText(words.days);
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      await expect(page.locator('main')).toContainText(words.schedule);
      await expectNoSidewaysScroll(page);
    });
  });

test('the days are sent together by a button where there is no script', { tag: '@phone' }, async ({ visit, origin }) => {
  const page = await visit({ javaScriptEnabled: false });
  const wish = new URLSearchParams({ form: 'full_day', ageMonths: String(ageMonths), date: '2027-03-01', months: '1' });
  await page.goto(`${origin}/facilities/${slug}?${wish}`);
  for (const day of ['2', '4']) await page.locator(`.pick-days input[value="${day}"]`).uncheck();
  await page.click('.pick-go');
  await expect(page.locator('.answer')).toContainText(WORDS.zh.days);
});
