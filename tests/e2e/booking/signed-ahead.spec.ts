import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    offer: '先签 1 个月',
    waits: '等日子到了付款',
    pays: '1 月 1 日',
    cancel: '取消这一期，不收费',
    over: '没有付款，没有费用',
    costs: '接着托 2 个月，一共',
    after: '补贴后一共约',
  },
  en: {
    offer: 'Sign 1 month',
    waits: 'to be paid later',
    pays: '1 Jan',
    cancel: 'free of charge',
    over: 'Nothing was paid',
    costs: 'Going on for 2 months',
    after: 'after subsidies',
  },
};

for (const { lang, prefix, locale, tag } of LANGUAGES)
  test.describe(`what follows care by the month, signed ahead, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('it is signed from the contract’s page, waits for its day, and is cancelled free of charge', async ({
      page,
      origin,
      contact,
    }) => {
      const words = WORDS[lang];
      // Each language at a centre of its own: months take a place from all who come after.
      const there = { form: 'full_day', ageMonths: '8', district: '321283', from: '2026-12-01T08:30', to: '2026-12-01T16:30' };
      const found = await fetch(`${origin}/api/v1/facilities?${new URLSearchParams({ ...there, perPage: '50' })}`);
      const { hits } = (await found.json()) as { hits: { slug: string }[] };
      const slug = hits.at(prefix ? 1 : 0)?.slug;
      const wish = { form: 'full_day', ageMonths: '8', date: '2026-12-01', months: '3', before: 'on' };
      await holdPlaces(page, { origin, prefix, contact: contact(), wish, slug });
      await signContract(page);
      await pay(page);
      const toContract = 'a[href*="/contracts/"]:not([href$=".pdf"]):not([href$="/end"])';
      await page.click(toContract);
      const contract = page.url();
      await expectAccessible(page);
      await expect(page.locator('#renew')).toContainText(words.costs);
      await expect(page.locator('#renew [data-net] summary')).toContainText(words.after);
      await page.locator('#renew button', { hasText: words.offer }).click();
      await expect(page.locator('.doc')).toContainText(words.pays);
      await page.check('form.sign [name=readTerms]');
      await page.fill('form.sign [name=name]', '林示例');
      await page.click('form.sign button[type=submit]');
      await expect(page.locator('h1')).toContainText(words.waits);
      await expect(page.locator('main')).toContainText(words.pays);
      await expect(page.locator('[name=action][value=pay]')).toHaveCount(0);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      const next = page.url();
      await page.goto(contract);
      await expect(page.locator('#renew a')).toHaveAttribute('href', new URL(next).pathname);
      await expectAccessible(page);
      await page.goto(`${origin}${prefix}/account`);
      await expect(page.locator('#due')).toContainText(words.pays);
      await expectAccessible(page);
      await page.goto(next);
      await page.getByRole('button', { name: words.cancel }).click();
      await expect(page.locator('main')).toContainText(words.over);
    });
  });
