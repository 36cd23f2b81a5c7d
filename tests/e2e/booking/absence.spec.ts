import { operations } from '#site/api/operations.ts';
import type { ApiClient } from '../api/client.ts';
import { decide, holdAndSign, holdOf, hourly } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { placesLeft } from '../kit/places-left.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    offered: '托位放出去了。没有别的空位而有别家订，当天结束后按合同退',
    gone: '这天的托位已经有别家订了',
  },
  en: {
    offered: 'Your place is offered to others. If one with no other place takes it, it is credited once the day is over.',
    gone: 'Another family has the place of that day by now',
  },
};

const leftThen = async (origin: string, date: string) =>
  Math.min(...(await placesLeft(origin, { date, at: ['10:00', '10:30', '11:00', '11:30'] })));

/** Another family books these hours and pays. */
async function bookAnother(api: ApiClient, { date, contact }: { date: string; contact: string }): Promise<void> {
  const token = await api.signIn(contact);
  const body = holdOf(hourly(date, '10:00', '12:00'), { guardian: '家长多', child: '宝宝多' });
  const { id } = await holdAndSign(api, token, body);
  const { body: paying } = await api.call(operations.pay, { token, params: { id }, body: {} });
  await decide(String(paying.url), 'approve');
  const { body: paid } = await api.call(operations.getBooking, { token, params: { id } });
  expect(paid.status).toBe('confirmed');
}

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  const words = WORDS[lang];
  const date = DAYS.absence[lang];

  test.describe(`a day that a family does not need, ${lang}`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: lang !== 'zh' });

    test('becomes another family’s place, and is not credited before it is over', async ({ page, origin, contact, api }) => {
      const wish = { ageMonths: '8', form: 'hourly', date, from: '10:00', to: '12:00', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish });
      await signContract(page);
      await pay(page);
      const left = await leftThen(origin, date);
      for (let n = 1; n <= left; n++) await bookAnother(api, { date, contact: contact(n) });
      expect(await leftThen(origin, date)).toBe(0);

      const report = page.locator('form:has(input[value=absence])');
      const back = page.locator('form:has(input[value=absence_back])');
      const day = page.locator('#absence .row-act');
      if (lang === 'en') await expectAccessible(page);
      await report.locator('button').click();
      await expect(day).toContainText(words.offered);
      expect(await leftThen(origin, date)).toBe(1);
      await back.locator('button').click();
      await expect(day).toHaveCount(0);
      expect(await leftThen(origin, date)).toBe(0);
      await report.locator('button').click();
      await expect(day).toContainText(words.offered);

      await bookAnother(api, { date, contact: contact(left + 1) });
      // Whoever has not heard of it yet presses what still stands there.
      await back.locator('button').click();
      await expect(page.locator('.errors')).toContainText(words.gone);
      // The credit waits for the end of the day: until then the other may still give it up.
      await expect(day).toContainText(words.offered);
      await expectNoSidewaysScroll(page);
      const { body } = await api.call(operations.outbox, {});
      const told = body.messages.filter(({ to }) => to === contact()).map(({ kind }) => kind);
      expect(told).toContain('absence_offered');
      expect(told).not.toContain('place_taken');
    });
  });
}
