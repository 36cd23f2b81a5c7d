import ICAL from 'ical.js';
import { expectAccessible } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: { title: '孩子 1 · 计时托 · 海陵示例托育园', named: '满满 · 计时托 · 海陵示例托育园' },
  en: { title: 'Child 1 · Hourly care · Hailing Sample Childcare', named: '满满 · Hourly care · Hailing Sample Childcare' },
};
const titles = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event).summary);

for (const { lang, prefix, locale } of LANGUAGES) {
  const { title, named } = WORDS[lang];

  test.describe(`a family's calendar, ${lang}`, { tag: '@desktop' }, () => {
    test.use({ locale });

    test('is read at a secret address, until there is another or none', async ({ page, origin, contact }) => {
      const wish = { ageMonths: '8', form: 'hourly', date: DAYS.calendar[lang], from: '14:00', to: '16:00', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish });
      await signContract(page);
      await pay(page);
      await page.click('a[href$="/account/calendar"]');
      await expectAccessible(page);
      await page.click('button[value=feed]');
      const first = (await page.textContent('.feed-address')) ?? '';
      await expectAccessible(page);
      const read = async (address: string) => {
        const answer = await fetch(address);
        return answer.ok ? titles(await answer.text()) : answer.status;
      };
      expect(await read(first)).toEqual([title]);

      await page.goto(`${prefix}/account/calendar`);
      await expect(page.locator('.feed-address')).toHaveCount(0);
      await page.fill('[name=called]', '满满');
      await page.click('button[value=name]');
      await page.waitForURL(/saved=/);
      expect(await read(first)).toEqual([named]);

      await page.click('button[value=feed]');
      const second = (await page.textContent('.feed-address')) ?? '';
      expect([await read(first), await read(second)]).toEqual([404, [named]]);
      await page.click('button[value=end]');
      await page.waitForURL(/ended=/);
      expect(await read(second)).toBe(404);
    });
  });
}
