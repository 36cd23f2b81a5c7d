import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** Twenty months on the first of February: the infants' class is what other walks book months of. */
const BORN = '2025-05-20';

const WORDS = {
  zh: {
    free: '天天有位',
    ends: '2 月 26 日',
    keep: '不签，原来的一点不变',
    told: '换的合同签好了',
    after: '补贴后一共约',
    net: '本市还没有公布',
    paper: '换班或换时段',
  },
  en: {
    free: 'Places on every day',
    ends: '26 Feb',
    keep: 'Unless you sign',
    told: 'Change signed, pay by',
    after: 'after subsidies',
    net: 'the city has not published any',
    paper: 'Other care from then on',
  },
};

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`another class and part of the day from a month to come, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('every sum is seen first, the contract is read and signed as any other, and both sides of it are known', async ({
      page,
      origin,
      contact,
    }) => {
      const words = WORDS[lang];
      const family = contact();
      const wish = { form: 'full_day', ageMonths: '20', date: '2027-02-01', months: '2', meals: 'on', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: family, wish, birthDate: BORN });
      await signContract(page);
      await pay(page);
      const booked = page.url();
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      await page.locator('a[href$="/change"]').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/change$/);
      await expect(page.locator('#from option')).not.toHaveCount(0);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await page.check('input[name=care][value$=morning]');
      await page.selectOption('#months', '1');
      await page.locator('form[method=get] button').focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('#asked .figure-big')).toHaveText(words.free);
      await expect(page.locator('input[name=care]:checked')).toHaveValue(/morning/);
      const rows = page.locator('#asked .calc td');
      const [fee, back, difference] = (await rows.allInnerTexts()).map(fenIn);
      expect((back ?? 0) - (fee ?? 0)).toBe(difference);
      // What is left of it after subsidies, and of each how it is claimed or why there is none.
      await expect(page.locator('#asked [data-net] summary')).toContainText(words.after);
      await page.click('#asked [data-net] summary');
      await expect(page.locator('#asked [data-net]')).toContainText(words.net);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);

      await page.click('#asked button[type=submit]');
      await page.waitForURL(/\/bookings\//);
      const inPlace = page.locator('#in-place-of');
      await expect(inPlace).toContainText(words.ends);
      await expect(inPlace).toContainText(words.keep);
      await expect(inPlace.locator('ins').filter({ hasText: '8:30–12:00' })).toBeVisible();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      await signContract(page);
      const next = page.url();
      await expect(page.locator('main')).toContainText(words.ends);
      await expectAccessible(page);
      await pay(page);

      await page.goto(booked);
      await expect(page.locator('.notice').filter({ hasText: words.ends })).toBeVisible();
      await expect(page.locator(`.notice a[href="${new URL(next).pathname}"]`)).toBeVisible();
      await expectAccessible(page);
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      await expect(page.locator('#contract')).toContainText(words.paper);
      await expect(page.locator('a[href$="/change"]')).toHaveCount(0);
      await page.goto(`${origin}${prefix}/outbox?to=${family}`);
      await expect(page.locator('main')).toContainText(words.told);
    });

    test('without script too, and a day on which it is too late is told', async ({ visit, page, origin, contact }) => {
      const wish = { form: 'full_day', ageMonths: '20', date: '2027-02-01', months: '2', meals: 'on', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish, birthDate: BORN });
      await signContract(page);
      await pay(page);
      await page.click('a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])');
      const plain = await visit({ javaScriptEnabled: false, storageState: await page.context().storageState(), locale });
      await plain.goto(`${page.url()}/change`);
      await plain.click('form[method=get] button');
      await expect(plain.locator('#asked .calc')).toBeVisible();
      const address = new URL(plain.url());
      address.searchParams.set('from', '2027-03-02');
      // A day that is none of those listed: the first that is takes its place in the list, and why is said.
      await plain.goto(address.href);
      await expect(plain.locator('.errors')).toBeVisible();
      await expect(plain.locator('#asked')).toHaveCount(0);
      address.searchParams.set('from', '2027-03-01');
      await plain.goto(address.href);
      await plain.click('#asked button[type=submit]');
      await plain.waitForURL(/\/bookings\//);
      await expect(plain.locator('#in-place-of')).toBeVisible();
    });
  });
